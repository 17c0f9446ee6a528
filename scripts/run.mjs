// Runs a TypeScript entry with the pinned Node, so that `npm run …` works where the machine's own Node is older.
import { spawn } from 'node:child_process';
import { pinnedNode } from './toolchain.mjs';

const child = spawn(pinnedNode(), process.argv.slice(2), { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
