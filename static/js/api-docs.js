// Swagger UI ships dark colours under a class that only its toolbar sets; this page has no toolbar.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);

dark.addEventListener("change", follow);
follow();
