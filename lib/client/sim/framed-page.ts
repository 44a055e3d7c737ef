/** A simulator's page inside a frame of this site: the same origin, so that the page around it can look in. */

/** False for the browser's own page about a failure, and for a page refused by its headers: nobody may look into those. */
export function isPageShown(frame: HTMLIFrameElement): boolean {
  try {
    return frame.contentDocument?.getElementById('main') != null;
  } catch {
    return false;
  }
}

/** A second main part in the list of landmarks must say which one it is. */
export const nameMain = (frame: HTMLIFrameElement, name: string) =>
  frame.contentDocument?.getElementById('main')?.setAttribute('aria-label', name);

/** Escape pressed inside, where nothing of the simulator's own takes it. Ends with the frame's document. */
export function onEscapeInside(frame: HTMLIFrameElement, leave: () => void) {
  const { contentDocument } = frame;
  contentDocument?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || contentDocument.querySelector('dialog:modal'))
      return;
    event.preventDefault();
    leave();
  });
}

const NAMES: Readonly<Record<string, string>> = {
  limits: 'Limits',
  'request-path': 'Request path',
  layers: 'Layers',
  density: 'Density',
  inside: 'Inside and outside',
};

/** `/simulate/request-path?scenario=…` → `Request path`. */
export const simulatorName = (href: string): string =>
  NAMES[/^\/simulate\/([a-z-]+)/.exec(href)?.[1] ?? ''] ?? 'Simulator';
