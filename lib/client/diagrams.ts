/**
 * Mermaid, loaded when the first diagram is shown. Built by scripts/build-diagram-engine with the kinds the bank uses;
 * strict mode, so that a label is text and nothing else.
 */
interface Engine {
  initialize(config: Record<string, unknown>): void;
  render(id: string, source: string): Promise<{ svg: string }>;
}

/** Not a mistake in the text: the engine itself could not be loaded. */
export class EngineMissing extends Error {}

let engine: Promise<Engine> | undefined;
const loadEngine = () => {
  engine ??= import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ process.env.NEXT_PUBLIC_DIAGRAM_ENGINE!
  )
    .then((module: { default: Engine }) => module.default)
    .catch((error) => {
      engine = undefined;
      throw new EngineMissing(String(error));
    });
  return engine;
};

/** How wide and how large: a diagram is drawn for a phone. */
export const DRAWING = {
  startOnLoad: false,
  securityLevel: 'strict',
  // A text with a mistake throws, and leaves no picture of a bomb behind in the page.
  suppressErrorRendering: true,
  theme: 'base',
  flowchart: { htmlLabels: false, useMaxWidth: true, nodeSpacing: 28, rankSpacing: 34, padding: 10 },
  sequence: { useMaxWidth: true, actorMargin: 24, width: 96, mirrorActors: false, wrap: true },
};
const FONT_PX = 15;
export const DRAWING_FONT_SIZE = `${FONT_PX}px`;
/** Smaller than this a label is a texture. */
const SMALLEST_FONT_PX = 12;

export interface Drawing {
  svg: string;
  /** Drawn narrower than this, its words are too small to read: it scrolls instead. CSS pixels. */
  readableWidthPx: number;
}

/** Of Mermaid's SVG text, whose viewBox is in CSS pixels. */
export function drawingOf(svg: string): Drawing {
  const naturalWidthPx = Number(/viewBox="\S+ \S+ (\S+) /.exec(svg)?.[1] ?? 0);
  return { svg, readableWidthPx: Math.ceil((naturalWidthPx * SMALLEST_FONT_PX) / FONT_PX) };
}

let count = 0;
let rendering: Promise<unknown> = Promise.resolve();

/**
 * SVG text in the colours of the theme now shown. One at a time: Mermaid keeps its configuration in a global. Throws
 * EngineMissing, or Mermaid's own error for a text with a mistake.
 */
export function renderDiagram(source: string): Promise<Drawing> {
  const work = rendering.then(async () => {
    const mermaid = await loadEngine();
    const probe = document.body.appendChild(document.createElement('span'));
    const style = getComputedStyle(probe);
    // With forced colours every token would read as the one colour of text.
    probe.style.forcedColorAdjust = 'none';
    /** A token of app/globals.css as the rgb() it has in the theme now shown. */
    const token = (name: string) => {
      probe.style.color = `var(--${name})`;
      return style.color;
    };
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    mermaid.initialize({
      ...DRAWING,
      fontFamily: style.fontFamily,
      themeVariables: {
        darkMode: dark,
        background: token('paper'),
        primaryColor: token('surface'),
        primaryTextColor: token('ink'),
        primaryBorderColor: token('edge'),
        secondaryColor: token('paper'),
        tertiaryColor: token('paper'),
        tertiaryBorderColor: token('line'),
        lineColor: token('soft'),
        textColor: token('ink'),
        noteBkgColor: token('surface'),
        noteTextColor: token('ink'),
        noteBorderColor: token('line'),
        edgeLabelBackground: token('paper'),
        clusterBkg: token('paper'),
        clusterBorder: token('edge'),
        fontSize: DRAWING_FONT_SIZE,
      },
    });
    probe.remove();
    const { svg } = await mermaid.render(`diagram-${++count}`, source);
    return drawingOf(svg);
  });
  rendering = work.catch(() => undefined);
  return work;
}
