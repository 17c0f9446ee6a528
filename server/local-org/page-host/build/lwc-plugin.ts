import { relative } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import type { Plugin, TransformPluginContext } from 'rollup';
import type { Problem } from '../source/problems.ts';
import { fileOfId } from './salesforce-modules.ts';
import { LWC_OPTIONS } from './settings.ts';

interface CompilerError {
  message: string;
  code?: number;
  location?: { line?: number };
}

type Transform = (
  this: TransformPluginContext,
  code: string,
  id: string,
) => ReturnType<Extract<Plugin['transform'], () => unknown>>;

/** The LWC compiler as a rollup plugin that notes an error and goes on, so that one build reports all of them. */
export function collectingLwc(rootDir: string, problems: Problem[]): Plugin {
  const plugin = lwc({ ...LWC_OPTIONS, rootDir }) as Plugin;
  const transform = plugin.transform as Transform;
  return {
    ...plugin,
    transform(code, id) {
      try {
        return transform.call(this, code, id);
      } catch (error) {
        problems.push(toProblem(error as CompilerError, id));
        return {
          code: 'export default undefined; export const names = {};',
          map: null,
          syntheticNamedExports: 'names',
        };
      }
    },
  };
}

function toProblem({ message, code, location }: CompilerError, id: string): Problem {
  const text = message.replace(/^(?:LWC\d+: )?(?:\S+\.(?:js|ts|html|css): )?/, '').replace(/\n[\s\S]*$/, '');
  return {
    file: relative(process.cwd(), fileOfId(id)),
    ...(location?.line ? { line: location.line } : {}),
    message: code ? `LWC${code}: ${text}` : text,
  };
}
