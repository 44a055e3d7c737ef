/** The whiteboard of a pair: on both devices, drawn on either, and lost on neither when the line is cut. */

export interface Board {
  /** Counts the changes, those of the other device included: what is newer has seen more. */
  version: number;
  text: string;
}

export type PairSide = 'interviewer' | 'candidate';

export const EMPTY_BOARD: Board = { version: 0, text: '' };

export const drawn = (board: Board, text: string): Board => ({ version: board.version + 1, text });

/**
 * What a device has on its board once it saw the other's. Both drew on while they were cut off: the candidate's stays,
 * since the board is theirs. Devices that saw each other's have the same board.
 */
export function newerBoard(own: Board, other: Board, side: PairSide): Board {
  if (other.version !== own.version) return other.version > own.version ? other : own;
  return side === 'interviewer' ? other : own;
}
