/** How a session draws the next card in the time of a paint alone: it stands ready under the one in sight. */
import type { SessionModel } from './session-model';

/** What was answered is on its way into storage meanwhile, and "saved" does not wait for a drawing. */
const STORING_MS = 30;
/** After which a change is drawn even where no frame comes: a page in the background paints none. */
const NO_FRAME_MS = 200;

/**
 * Subscribes a screen to its session. When the turn of the card comes that is drawn out of sight, `uncover` shows it
 * without drawing anything, and `draw` follows once that is painted. `uncover` says whether there was such a card on screen.
 */
export const uncoveringFirst =
  ({ getView, subscribe }: Pick<SessionModel, 'getView' | 'subscribe'>, uncover: () => boolean) =>
  (draw: () => void) => {
    let upcoming: string | undefined;
    let waits = false;
    return subscribe(() => {
      if (waits) return;
      const { screen, upcoming: next } = getView();
      const hasCome = screen.type === 'card' && screen.card.eventId === upcoming;
      upcoming = next?.eventId;
      waits = hasCome && uncover();
      if (!waits) return draw();
      oncePainted(() => {
        waits = false;
        upcoming = getView().upcoming?.eventId;
        draw();
      });
    });
  };

/** Sooner when something is pressed: it is meant for what is seen. */
function oncePainted(then: () => void) {
  const over = new AbortController();
  const { signal } = over;
  const once = () => {
    if (signal.aborted) return;
    over.abort();
    then();
  };
  requestAnimationFrame(() => setTimeout(once, STORING_MS));
  setTimeout(once, NO_FRAME_MS);
  for (const pressed of ['keydown', 'pointerdown']) {
    window.addEventListener(pressed, once, { capture: true, signal });
  }
}
