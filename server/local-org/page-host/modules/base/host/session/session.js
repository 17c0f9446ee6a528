/**
 * Who is looking, as the server wrote it into the document: never part of a bundle, so one build serves everybody.
 * { user: {id, name, username, profileName}, users: [...], organization: {id, name}, language, locale, timeZone,
 *   currency, app, customPermissions, ... }
 */
const element = document.getElementById('page-host-session');

export const session = Object.freeze(JSON.parse(element.textContent));
