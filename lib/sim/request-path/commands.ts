/** "Do it for real": commands that build the same path and switch on the same fault. Text to copy; nothing runs here. */
import { engineRecipe } from './commands-engine';
import { kubectlRecipe, virshRecipe } from './commands-guest';
import { netnsRecipe } from './commands-netns';
import type { Recipe } from './recipe';
import type { Scenario } from './scenario';

export const TOOLS = ['docker', 'podman', 'kubectl', 'virsh', 'ip netns'] as const;
export type Tool = (typeof TOOLS)[number];

export interface Commands extends Recipe {
  tool: Tool;
}

/** One block for each tool that can build this route. */
export function commandsOf(scenario: Scenario): Commands[] {
  const { route, from } = scenario;
  if (route === 'service') return [{ tool: 'kubectl', ...kubectlRecipe(scenario) }];
  if (route === 'vm') return [{ tool: 'virsh', ...virshRecipe(scenario) }];
  const blocks: Commands[] = [{ tool: 'docker', ...engineRecipe('docker', scenario) }];
  // docker-proxy is Docker's alone.
  if (route !== 'userland-proxy') blocks.push({ tool: 'podman', ...engineRecipe('podman', scenario) });
  if (route === 'published-port' && from === 'client' && isNetworkAlone(scenario))
    blocks.push({ tool: 'ip netns', ...netnsRecipe(scenario) });
  return blocks;
}

/** Namespaces alone limit no processes and run no app. */
function isNetworkAlone({ server, pidsMax, waiting }: Scenario): boolean {
  return server === 'nginx' && pidsMax === 'max' && waiting === 0;
}
