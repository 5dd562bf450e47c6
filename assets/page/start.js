// The form to join by, there at once; all else of the page comes behind it.

import { codeInAddress, lastCode, seatFor } from "./seats.js";
import { useTheme } from "./theme.js";

const byId = (id) => document.getElementById(id);

const code = codeInAddress() || lastCode();
const known = Boolean(code && seatFor(code));

let page;
const load = () => (page ??= import("./app.js"));

byId("join-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("join-button").disabled = true;
  (await load()).join();
});

useTheme();
document.body.dataset.screen = "join";
byId("code").value = code;
(code ? byId("name") : byId("code")).focus();

// Whoever has a seat wants to be in it; for all others there is time while they type.
if (known) load().then(({ begin }) => begin());
else requestAnimationFrame(() => setTimeout(load));
