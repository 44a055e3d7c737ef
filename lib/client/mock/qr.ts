/** Codes one device shows and another reads. Both halves are loaded when the first code is made or looked for. */

/** Rows of dark modules, with the quiet border a reader needs. */
export async function qrRows(text: string): Promise<boolean[][]> {
  const { default: encode } = await import('qr');
  // Read off a screen a few hands away: little is ever covered, so few modules and large ones.
  return encode(text, 'raw', { ecc: 'low', border: 4 });
}

export interface Pixels {
  width: number;
  height: number;
  /** RGBA. */
  data: Uint8ClampedArray | Uint8Array;
}

export type QrReader = (pixels: Pixels) => string | null;

/** Reads the code in a picture; null when it sees none. */
export async function qrReader(): Promise<QrReader> {
  const { default: decode } = await import('qr/decode.js');
  return (pixels) => {
    try {
      return decode(pixels) ?? null;
    } catch {
      return null;
    }
  };
}
