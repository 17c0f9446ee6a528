/** The one function the published base components take from a module that is not published with them. */
export function reflectAttribute(element, name, value) {
  if (value === null || value === undefined) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value);
  }
}
