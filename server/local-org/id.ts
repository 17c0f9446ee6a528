const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const suffixDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form of a 15- or 18-character id; null when it is no id at all. */
export function fullId(id: string): string | null {
  if (!/^[0-9A-Za-z]{15}([0-9A-Z]{3})?$/i.test(id)) return null;
  if (id.length === 15) return id + suffixOf(id);
  // Eighteen characters survive a change of case: the last three say which letters were capital.
  const restored = restoreCase(id);
  return restored === null ? null : restored;
}

/** The id numbered `count` under a key prefix: the middle part marks the local org, the end counts. */
export function makeId(keyPrefix: string, count: number): string {
  let rest = count;
  let tail = '';
  for (let place = 0; place < 9; place++) {
    tail = digits[rest % 62] + tail;
    rest = Math.floor(rest / 62);
  }
  const short = `${keyPrefix}4L0${tail}`;
  return short + suffixOf(short);
}

function suffixOf(short: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 15; chunk += 5) {
    let bits = 0;
    for (let place = 0; place < 5; place++) {
      const code = short.charCodeAt(chunk + place);
      if (code >= 65 && code <= 90) bits |= 1 << place;
    }
    suffix += suffixDigits[bits];
  }
  return suffix;
}

function restoreCase(id: string): string | null {
  const short = id.slice(0, 15);
  const suffix = id.slice(15);
  if (suffixOf(short) === suffix) return id;
  let restored = '';
  for (let index = 0; index < 15; index++) {
    const bits = suffixDigits.indexOf((suffix[Math.floor(index / 5)] ?? '').toUpperCase());
    if (bits < 0) return null;
    const letter = short[index] ?? '';
    restored += bits & (1 << (index % 5)) ? letter.toUpperCase() : letter.toLowerCase();
  }
  const upper = suffix.toUpperCase();
  return suffixOf(restored) === upper ? restored + upper : null;
}
