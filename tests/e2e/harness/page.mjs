// What a person sees of the page: things with a role and a name. These functions run inside the page.

/**
 * Finds what a screen reader would announce with this role and name, if a person can see it. A name is compared whole;
 * with `part`, a piece of it is enough. `within` limits the search to one element.
 */
export function findByRole(role, name, part, within) {
  const own = {
    button: "button, summary, input[type=button], input[type=submit]",
    link: "a[href]",
    textbox: "textarea, input:not([type]), input[type=text], input[type=email], input[type=url], [contenteditable=true]",
    searchbox: "input[type=search]",
    spinbutton: "input[type=number]",
    checkbox: "input[type=checkbox]",
    radio: "input[type=radio]",
    combobox: "select",
    heading: "h1, h2, h3, h4, h5, h6",
    list: "ul, ol",
    listitem: "li",
    dialog: "dialog",
    navigation: "nav",
    main: "main",
    complementary: "aside",
    region: "section[aria-label], section[aria-labelledby]",
    article: "article",
    option: "option",
    table: "table",
    row: "tr",
    img: "img",
  };
  const root = within ?? document;
  const selector = [`[role~="${role}"]`, own[role] && own[role].split(", ").map((one) => `${one}:not([role])`).join(", ")];
  const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const label = (element) => {
    const by = element.getAttribute("aria-labelledby");
    if (by) return by.split(/\s+/).map((id) => tidy(document.getElementById(id)?.textContent)).join(" ");
    if (element.hasAttribute("aria-label")) return element.getAttribute("aria-label");
    if (element.labels?.length) return [...element.labels].map((one) => tidy(one.textContent)).join(" ");
    if (element.matches("input, textarea, select, [contenteditable]")) {
      return element.getAttribute("placeholder") || element.getAttribute("title");
    }
    return tidy(element.textContent) || element.getAttribute("title") || element.getAttribute("alt");
  };
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  return [...root.querySelectorAll(selector.filter(Boolean).join(", "))].filter((element) => {
    if (!isSeen(element)) return false;
    if (name === null || name === undefined) return true;
    const found = tidy(label(element));
    return part ? found.includes(name) : found === name;
  });
}
