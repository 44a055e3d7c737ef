/** A canvas knows no custom properties: the colour a token, or a mix of tokens, has at a place in the page now. */
export function tokenColours(at: HTMLElement): (colour: string) => string {
  return (colour) => {
    const probe = document.createElement('i');
    probe.style.color = colour;
    at.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
}
