// Light or dark colours: the system's, until somebody chooses the others.

import { setting } from "./seats.js";

export function useTheme() {
  const theme = setting("theme");
  if (theme) document.documentElement.dataset.theme = theme;
}

export function switchTheme() {
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen ? chosen === "dark" : !matchMedia("(prefers-color-scheme: light)").matches;
  document.documentElement.dataset.theme = setting("theme", dark ? "light" : "dark");
}
