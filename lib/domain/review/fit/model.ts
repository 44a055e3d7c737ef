/**
 * FSRS-6 written out with its derivatives, for fitting: github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 * The scheduler itself stays ts-fsrs (../schedule); a test holds the two to the same numbers.
 * As in the formulas: S stability in days, D difficulty 1–10, R retrievability, t days, g grade 1–4, w the parameters.
 */

const S_LEAST = 0.001;
const S_MOST = 36_500;
const D_LEAST = 1;
const D_MOST = 10;
/** A prediction is never quite sure, or one surprise would weigh without bound. */
const R_EDGE = 1e-10;
const LOG_9_TENTHS = Math.log(0.9);

/**
 * A row of the tape holds how the state after an answer hangs on the state before it and on the parameters:
 * 0 ∂S′/∂S · 1 ∂S′/∂D · 2–6 ∂S′/∂w of the branch · 7 ∂D′/∂D · 8 ∂D′/∂w6 · 9 ∂D′/∂w7 · 10 one while D′ is inside its bounds
 * 11 ∂loss/∂S · 12 ∂loss/∂w20
 */
const WIDTH = 13;

/** Which parameters the stability of each branch hangs on, in the order of its row. */
const BRANCHES = {
  hard: [8, 9, 10, 20, 15],
  good: [8, 9, 10, 20],
  easy: [8, 9, 10, 20, 16],
  forgotten: [11, 12, 13, 14, 20],
  capped: [17, 18],
  sameDay: [17, 18, 19],
  still: [],
} as const satisfies Record<string, readonly number[]>;
type Branch = (typeof BRANCHES)[keyof typeof BRANCHES];

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** A walk through the answers of one card after the other. Made once, for the longest history. */
export class CardWalk {
  /** State after the answer seen last. */
  stability = 0;
  difficulty = 0;
  private readonly tape: Float64Array;
  private readonly branches: Branch[];
  private w = new Float64Array(21);
  private firstGrade = 1;
  private rows = 0;
  // What hangs on the parameters alone.
  private factor = 0;
  private factorSlope = 0;
  private growth = 0;
  private cap = 0;
  private easyDifficulty = 0;
  private easySlope = 0;

  constructor(longest: number) {
    this.tape = new Float64Array(WIDTH * Math.max(1, longest));
    this.branches = new Array<Branch>(Math.max(1, longest)).fill(BRANCHES.still);
  }

  use(parameters: ArrayLike<number>): void {
    const w = Float64Array.from(parameters);
    this.w = w;
    const power = Math.exp(-LOG_9_TENTHS / w[20]!);
    this.factor = power - 1;
    this.factorSlope = (power * LOG_9_TENTHS) / (w[20]! * w[20]!);
    this.growth = Math.exp(w[8]!);
    this.cap = Math.exp(-w[17]! * w[18]!);
    const steep = Math.exp(3 * w[5]!);
    this.easyDifficulty = w[4]! - steep + 1;
    this.easySlope = -3 * steep;
  }

  /** R = (1 + factor t / S)^(−w20), factor = 0.9^(−1 / w20) − 1: at t = S it is 90 %. */
  recall(days: number): number {
    return Math.exp(-this.w[20]! * Math.log(1 + (this.factor * days) / this.stability));
  }

  /** Days until the chance of recall has fallen to `retention`. */
  daysTo(retention: number): number {
    return (this.stability / this.factor) * (retention ** (-1 / this.w[20]!) - 1);
  }

  /** The first answer of a card: S = w of the grade, D = w4 − e^(w5 (g − 1)) + 1. */
  first(grade: number): void {
    this.rows = 1;
    this.firstGrade = grade;
    this.stability = this.w[grade - 1]!;
    this.difficulty = within(this.w[4]! - Math.exp(this.w[5]! * (grade - 1)) + 1, D_LEAST, D_MOST);
  }

  /**
   * A later answer, whole days after the one before. Returns its weighted log loss, 0 for weight 0: how little it was
   * expected from what went before.
   */
  next(days: number, grade: number, weight: number): number {
    const row = this.rows++;
    const at = row * WIDTH;
    const s = this.stability;
    const base = 1 + (this.factor * days) / s;
    const log = Math.log(base);
    const r = Math.exp(-this.w[20]! * log);
    // ∂R/∂S and ∂R/∂w20
    const steep = (this.w[20]! * r * days) / (base * s);
    const rOfS = (steep * this.factor) / s;
    const rOfDecay = -r * log - steep * this.factorSlope;
    let loss = 0;
    this.tape[at + 11] = 0;
    this.tape[at + 12] = 0;
    if (weight > 0) {
      const sure = within(r, R_EDGE, 1 - R_EDGE);
      const slope = sure === r ? (grade > 1 ? -weight / r : weight / (1 - r)) : 0;
      this.tape[at + 11] = slope * rOfS;
      this.tape[at + 12] = slope * rOfDecay;
      loss = -weight * Math.log(grade > 1 ? sure : 1 - sure);
    }
    const d = this.difficulty;
    if (days === 0) this.branches[row] = this.repeated(at, s, grade);
    else if (grade === 1) this.branches[row] = this.forgotten(at, s, d, r, rOfS, rOfDecay);
    else this.branches[row] = this.recalled(at, s, d, grade, r, rOfS, rOfDecay);
    if (!(this.stability > S_LEAST && this.stability < S_MOST)) {
      this.stability = within(this.stability, S_LEAST, S_MOST);
      this.tape.fill(0, at, at + 7);
    }
    this.toughen(at, d, grade);
    return loss;
  }

  /** S′ = S (1 + e^w8 (11 − D) S^(−w9) (e^(w10 (1 − R)) − 1) · w15 if hard · w16 if easy) */
  private recalled(
    at: number,
    s: number,
    d: number,
    grade: number,
    r: number,
    rOfS: number,
    rOfDecay: number,
  ): Branch {
    const { tape, w } = this;
    const logS = Math.log(s);
    const rise = Math.exp(w[10]! * (1 - r));
    const plain = this.growth * (11 - d) * s * Math.exp(-w[9]! * logS);
    const times = grade === 2 ? w[15]! : grade === 4 ? w[16]! : 1;
    const gain = plain * times * (rise - 1);
    const ofR = -plain * times * rise * w[10]!;
    this.stability = s + gain;
    tape[at] = 1 + (gain / s) * (1 - w[9]!) + ofR * rOfS;
    tape[at + 1] = -gain / (11 - d);
    tape[at + 2] = gain;
    tape[at + 3] = -gain * logS;
    tape[at + 4] = plain * times * rise * (1 - r);
    tape[at + 5] = ofR * rOfDecay;
    tape[at + 6] = plain * (rise - 1);
    return grade === 2 ? BRANCHES.hard : grade === 4 ? BRANCHES.easy : BRANCHES.good;
  }

  /** S′ = w11 D^(−w12) ((S + 1)^w13 − 1) e^(w14 (1 − R)), at most S / e^(w17 w18) */
  private forgotten(at: number, s: number, d: number, r: number, rOfS: number, rOfDecay: number): Branch {
    const { tape, w } = this;
    const logD = Math.log(d);
    const logS = Math.log(s + 1);
    const power = Math.exp(w[13]! * logS);
    const plain = w[11]! * Math.exp(w[14]! * (1 - r) - w[12]! * logD);
    const left = plain * (power - 1);
    const most = s * this.cap;
    if (most < left) {
      this.stability = most;
      tape[at] = this.cap;
      tape[at + 1] = 0;
      tape[at + 2] = -w[18]! * most;
      tape[at + 3] = -w[17]! * most;
      return BRANCHES.capped;
    }
    const ofR = -w[14]! * left;
    this.stability = left;
    tape[at] = (plain * power * w[13]!) / (s + 1) + ofR * rOfS;
    tape[at + 1] = (-w[12]! * left) / d;
    tape[at + 2] = left / w[11]!;
    tape[at + 3] = -left * logD;
    tape[at + 4] = plain * power * logS;
    tape[at + 5] = left * (1 - r);
    tape[at + 6] = ofR * rOfDecay;
    return BRANCHES.forgotten;
  }

  /** Again on the same day: S′ = S · e^(w17 (g − 3 + w18)) S^(−w19), and no less than S unless forgotten. */
  private repeated(at: number, s: number, grade: number): Branch {
    const { tape, w } = this;
    const logS = Math.log(s);
    const times = Math.exp(w[17]! * (grade - 3 + w[18]!) - w[19]! * logS);
    tape[at + 1] = 0;
    if (grade > 1 && times <= 1) {
      tape[at] = 1;
      return BRANCHES.still;
    }
    this.stability = s * times;
    tape[at] = times * (1 - w[19]!);
    tape[at + 2] = this.stability * (grade - 3 + w[18]!);
    tape[at + 3] = this.stability * w[17]!;
    tape[at + 4] = -this.stability * logS;
    return BRANCHES.sameDay;
  }

  /** D′ = w7 D₀(4) + (1 − w7) (D − w6 (g − 3) (10 − D) / 9) */
  private toughen(at: number, d: number, grade: number): void {
    const { tape, w } = this;
    const push = ((grade - 3) * (10 - d)) / 9;
    const moved = d - w[6]! * push;
    const next = w[7]! * this.easyDifficulty + (1 - w[7]!) * moved;
    this.difficulty = within(next, D_LEAST, D_MOST);
    const open = next > D_LEAST && next < D_MOST ? 1 : 0;
    tape[at + 7] = open * (1 - w[7]!) * (1 + (w[6]! * (grade - 3)) / 9);
    tape[at + 8] = -open * (1 - w[7]!) * push;
    tape[at + 9] = open * (this.easyDifficulty - moved);
    tape[at + 10] = open;
  }

  /** Adds the gradient of all losses since `first` to `gradient`: from the last answer back to the first. */
  back(gradient: Float64Array): void {
    const { tape, w } = this;
    let ofS = 0;
    let ofD = 0;
    for (let row = this.rows - 1; row > 0; row--) {
      const at = row * WIDTH;
      const branch = this.branches[row]!;
      for (let i = 0; i < branch.length; i++) gradient[branch[i]!]! += ofS * tape[at + 2 + i]!;
      const open = ofD * tape[at + 10]!;
      gradient[4]! += open * w[7]!;
      gradient[5]! += open * w[7]! * this.easySlope;
      gradient[6]! += ofD * tape[at + 8]!;
      gradient[7]! += ofD * tape[at + 9]!;
      gradient[20]! += tape[at + 12]!;
      ofD = ofS * tape[at + 1]! + ofD * tape[at + 7]!;
      ofS = ofS * tape[at]! + tape[at + 11]!;
    }
    const grade = this.firstGrade;
    gradient[grade - 1]! += ofS;
    if (this.difficulty0Open()) {
      gradient[4]! += ofD;
      gradient[5]! -= ofD * (grade - 1) * Math.exp(w[5]! * (grade - 1));
    }
  }

  private difficulty0Open(): boolean {
    const d = this.w[4]! - Math.exp(this.w[5]! * (this.firstGrade - 1)) + 1;
    return d > D_LEAST && d < D_MOST;
  }
}
