/** Two builds and the edits between them, on one builder unless an edit brings another. */
import { type BuilderCache, emptyBuilder, runBuild } from './build';
import type { BuildScenario, Edit } from './build-scenario';
import type { Build, BuiltStep } from './build-step';

export interface BuildStep extends BuiltStep {
  type: 'build';
  build: 1 | 2;
}

export interface EditStep {
  type: 'edit';
  atUs: number;
  tookUs: 0;
  edit: Edit;
}

export interface Builds {
  steps: (BuildStep | EditStep)[];
  first: Build;
  /** Null when nothing is edited. */
  second: Build | null;
}

export function runBuilds(scenario: BuildScenario, startUs: number): Builds {
  const builder = emptyBuilder();
  const first = runBuild(scenario, builder, null, startUs);
  const steps: Builds['steps'] = first.steps.map((step) => ({ type: 'build', build: 1, ...step }));
  if (scenario.edits.length === 0) return { steps, first, second: null };
  let edited = scenario;
  for (const edit of scenario.edits) {
    edited = withEdit(edited, edit);
    steps.push({ type: 'edit', atUs: first.endUs, tookUs: 0, edit });
  }
  const moved = scenario.edits.some((edit) => edit.type === 'new-builder');
  const cache: BuilderCache = moved ? emptyBuilder() : builder;
  const second = runBuild(edited, cache, moved ? null : first, first.endUs);
  for (const step of second.steps) steps.push({ type: 'build', build: 2, ...step });
  return { steps, first, second };
}

export function withEdit(scenario: BuildScenario, edit: Edit): BuildScenario {
  switch (edit.type) {
    case 'change-file': {
      const { path, content, bytes } = edit;
      const others = scenario.files.filter((file) => file.path !== path);
      return { ...scenario, files: [...others, { path, content, bytes }] };
    }
    case 'change-instruction': {
      const { index, instruction } = edit;
      return { ...scenario, instructions: scenario.instructions.with(index, instruction) };
    }
    case 'move-tag': {
      const images = scenario.images.map((image) =>
        image.name === edit.image ? { ...image, digest: edit.digest } : image,
      );
      return { ...scenario, images };
    }
    // Modification times are no part of the checksum, and a new builder changes no file.
    case 'touch-file':
    case 'new-builder':
      return scenario;
  }
}
