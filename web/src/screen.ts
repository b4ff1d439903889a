// What the page must know of the screen; playground.css has the same width.

/** Whether the panes stand one below the other, and a panel covers them. */
export const isNarrow = (): boolean => matchMedia("(width < 700px)").matches;

/** Whether a keyboard is likely, so that the editor may take the focus without one coming up. */
export const hasKeyboard = (): boolean => matchMedia("(hover: hover)").matches;
