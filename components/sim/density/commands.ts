/** The same Nginx in each kind of box, and where to read what it costs. */
export const DENSITY_COMMANDS = [
  {
    title: 'docker, runc',
    text: "docker run -d --name a nginx\ncat /sys/fs/cgroup/system.slice/docker-$(docker inspect -f '{{.Id}}' a).scope/memory.current\nps -o rss,args -C containerd-shim-runc-v2",
  },
  {
    title: 'docker, gVisor',
    text: 'docker run -d --runtime=runsc --name g nginx\ndocker exec g dmesg | head -3   # the Sentry answers\nps -o rss,args -C runsc-sandbox',
  },
  {
    title: 'nerdctl, Kata',
    text: 'nerdctl run -d --runtime io.containerd.kata.v2 --name k nginx\nnerdctl exec k uname -r          # not the kernel of the host',
  },
  {
    title: 'kubectl, a RuntimeClass with its overhead',
    text: 'kubectl apply -f - <<EOF\napiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: {name: kata}\nhandler: kata\noverhead: {podFixed: {memory: 320Mi, cpu: 250m}}\nEOF\nkubectl run k --image=nginx --overrides=\'{"spec":{"runtimeClassName":"kata"}}\'',
  },
  {
    title: 'qemu, the three kinds of VM',
    text: 'qemu-system-x86_64 -accel tcg -nic user,model=e1000 …             # full, by translation\nqemu-system-x86_64 -accel kvm -nic user,model=e1000 …             # hardware-assisted\nqemu-system-x86_64 -accel kvm -nic user,model=virtio-net-pci …    # and paravirtual drivers',
  },
  {
    title: 'firecracker',
    text: 'firecracker --api-sock /tmp/fc.sock --config-file vm.json\nps -o rss,args -C firecracker',
  },
];
