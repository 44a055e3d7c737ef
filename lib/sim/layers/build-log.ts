/** BuildKit's plain progress of one build, a line a step; it numbers the steps of each stage. */
import type { BuiltStep } from './build-step';

/** `steps` are all of the build; the log tells of those up to `at`. Skipped steps are not named, and ENV is not even counted. */
export function buildLog(steps: readonly BuiltStep[], at = steps.length - 1): string[] {
  const own = steps.filter((step) => step.text.split(' ')[0] !== 'ENV');
  const stages = new Set(own.map((step) => step.stage));
  return steps
    .slice(0, at + 1)
    .filter(({ status }) => status === 'hit' || status === 'miss')
    .map((step) => {
      const inStage = own.filter((other) => other.stage === step.stage).sort((a, b) => a.index - b.index);
      const stage = /^\d/.test(step.stage) ? `stage-${step.stage}` : step.stage;
      const place = `${inStage.indexOf(step) + 1}/${inStage.length}`;
      const head = `[${stages.size > 1 ? `${stage} ` : ''}${place}] ${step.text}`;
      return step.status === 'hit' ? `CACHED ${head}` : `=> ${head}  ${seconds(step.tookUs)}s`;
    });
}

/** To a tenth, as BuildKit prints them. */
const seconds = (us: number) => (us / 1_000_000).toFixed(1);
