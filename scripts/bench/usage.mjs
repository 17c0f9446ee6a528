// Loaded before the service (`node --import`): at its end the process says what it used, start-up and log-in included.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.BENCH_USAGE_FILE,
    JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakMemoryMb: Math.round(maxRSS / 1024) }),
  );
});
