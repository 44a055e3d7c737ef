/** The 21 numbers of FSRS-6: where fitting starts from and the ranges it stays in. A test holds both to the scheduler's. */

/** Of ts-fsrs 5.4.2 and fsrs-rs 6.5. */
export const DEFAULT_PARAMETERS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/** Days. */
export const LEAST_FIRST_STABILITY = 0.001;
export const MOST_FIRST_STABILITY = 100;

/** Least and most of each, as FSRS clamps them (fsrs-rs 6.5 parameter_clipper, ts-fsrs CLAMP_PARAMETERS). */
export const PARAMETER_RANGES: readonly (readonly [least: number, most: number])[] = [
  [LEAST_FIRST_STABILITY, MOST_FIRST_STABILITY],
  [LEAST_FIRST_STABILITY, MOST_FIRST_STABILITY],
  [LEAST_FIRST_STABILITY, MOST_FIRST_STABILITY],
  [LEAST_FIRST_STABILITY, MOST_FIRST_STABILITY],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];

/** How far each is from one learner to the next (fsrs-rs 6.5 PARAMS_STDDEV): what is far for one is near for another. */
export const PARAMETER_SPREAD: readonly number[] = [
  6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31,
  0.32, 0.14, 0.27,
];

export function clampParameters(parameters: Float64Array): void {
  for (let i = 0; i < parameters.length; i++) {
    const [least, most] = PARAMETER_RANGES[i]!;
    parameters[i] = Math.min(most, Math.max(least, parameters[i]!));
  }
}
