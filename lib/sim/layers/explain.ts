/** A step in words. Each part has its own file; this one only chooses. */
import type { Explanation } from '@/lib/sim/engine/model';
import { explainBuild, explainEdit } from './explain-build';
import { explainOperation } from './explain-operation';
import { explainPull } from './explain-pull';
import type { LayersScenario } from './scenario';
import type { LayersStep } from './step';

export function explainLayers(scenario: LayersScenario, step: LayersStep): Explanation {
  switch (step.type) {
    case 'build':
      return explainBuild(step);
    case 'edit':
      return explainEdit(step.edit);
    case 'operation':
      return explainOperation(scenario.disk!, step);
    case 'pull':
      return explainPull(scenario.pull!, step);
  }
}
