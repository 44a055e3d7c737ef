/** The same request to a virtual machine under libvirt, and to a Service of Kubernetes. */
import { DEFAULT_HOST_PORT, isElsewhere, namesOf } from './names';
import { hostFault, limitFlag, nginxFault, type Recipe } from './recipe';
import { hostRules } from './rules';
import type { Scenario } from './scenario';

export function virshRecipe(scenario: Scenario): Recipe {
  const rewrites = hostRules(scenario, namesOf('vm')).filter(({ target }) => target.type === 'DNAT');
  const { frozen, link } = scenario;
  const fault = nginxFault('ssh guest', 'ssh guest systemctl restart nginx', scenario);
  if (link === 'down') fault.push('virsh domif-setlink guest vnet0 down');
  if (frozen === true) fault.push('virsh suspend guest');
  else if (frozen) fault.push(`virsh suspend guest; (sleep ${frozen.thawedAfterS}; virsh resume guest) &`);
  return {
    build: [
      'virt-install --import --name guest --disk guest.qcow2 --memory 512 --network network=default,model=virtio --osinfo detect=on',
      'virsh domifaddr guest',
      ...rewrites.map(({ text }) => `iptables -t nat ${text}`),
    ],
    fault: [...fault, ...hostFault(scenario)],
    ask: [
      `curl -sS ${limitFlag(scenario)}http://HOST-ADDRESS:${scenario.publish?.hostPort ?? DEFAULT_HOST_PORT}/`,
    ],
  };
}

export function kubectlRecipe(scenario: Scenario): Recipe {
  const { publish, endpoints, externalTrafficPolicy, from } = scenario;
  const type = publish ? 'NodePort' : 'ClusterIP';
  const curl = `curl -sS ${limitFlag(scenario)}`;
  const policy = `kubectl patch service nginx -p '{"spec":{"externalTrafficPolicy":"${externalTrafficPolicy}"}}'`;
  const nodePort = "$(kubectl get service nginx -o jsonpath='{.spec.ports[0].nodePort}')";
  const none = endpoints.here + endpoints.elsewhere === 0;
  // A pod that names its node passes the scheduler by, and with it the cordon.
  const here = isElsewhere(scenario) ? `--overrides='{"spec":{"nodeName":"NODE"}}' ` : '';
  const cordon = 'kubectl cordon NODE; kubectl delete pod -l app=nginx   # the pods come back on other nodes';
  return {
    build: [
      'kubectl create deployment nginx --image=nginx:1.22',
      `kubectl expose deployment nginx --type=${type} --port=80 --target-port=${publish?.containerPort ?? 80}`,
      ...(publish ? [policy] : []),
    ],
    fault: [
      ...(none ? ['kubectl scale deployment nginx --replicas=0'] : endpoints.here === 0 ? [cordon] : []),
      ...hostFault(scenario),
    ],
    ask: [
      from === 'second-container'
        ? `kubectl run ask ${here}--rm -it --restart=Never --image=curlimages/curl -- ${curl}http://nginx/`
        : `${curl}http://NODE-ADDRESS:${nodePort}/`,
    ],
  };
}
