const loaded = new Map();

/** Static resources only: the page's content security policy lets nothing else load. */
function load(url, create) {
  if (!loaded.has(url)) {
    loaded.set(
      url,
      new Promise((resolve, reject) => {
        const element = create();
        element.onload = () => resolve();
        element.onerror = () => {
          loaded.delete(url);
          reject(new Error(`Could not load ${url}`));
        };
        document.head.append(element);
      }),
    );
  }
  return loaded.get(url);
}

export const loadScript = (component, url) =>
  load(url, () => Object.assign(document.createElement('script'), { src: url }));
export const loadStyle = (component, url) =>
  load(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
