// lwc 9 packages are ESM first ("main": dist/index.js); jest's CommonJS loader needs the .cjs twin beside it.
const { existsSync } = require('node:fs');
const { dirname, join } = require('node:path');
const platformResolver = require('@salesforce/sfdx-lwc-jest/src/resolver.js');

module.exports = (id, options) => {
  const resolved = platformResolver(id, options);
  if (resolved && /[\\/]node_modules[\\/]@lwc[\\/][^\\/]+[\\/]dist[\\/]index\.js$/.test(resolved)) {
    const twin = join(dirname(resolved), 'index.cjs');
    if (existsSync(twin)) return twin;
  }
  return resolved;
};
