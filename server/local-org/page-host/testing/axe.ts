import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

export interface AxeViolation {
  id: string;
  impact: string;
  help: string;
  /** Markup of the elements at fault, shortened. */
  nodes: string[];
}

export interface AxeReport {
  violations: AxeViolation[];
  /** How many element checks passed: proof that something was looked at. */
  checked: number;
}

const source = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Runs axe over the page. It runs in a world of its own: in the page's world synthetic shadow hides the inside of
 * every component from it, and it would find nothing to complain about.
 */
export async function runAxe(page: Page): Promise<AxeReport> {
  const client = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await client.send('Page.getFrameTree');
    const { executionContextId } = await client.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    });
    await client.send('Runtime.evaluate', { contextId: executionContextId, expression: source() });
    const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
      expression: `axe.run(document).then(({ violations, passes }) => ({
        violations: violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map((n) => n.html.slice(0, 300) + ' @ ' + n.target.join(' ')) })),
        checked: passes.reduce((sum, pass) => sum + pass.nodes.length, 0),
      }))`,
    });
    if (exceptionDetails)
      throw new Error(`axe failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value as AxeReport;
  } finally {
    await client.detach();
  }
}

/** Violations as text for an assertion message; empty when there is none. */
export function describeViolations(report: AxeReport): string {
  return report.violations
    .map((v) => `${v.id} (${v.impact}): ${v.help}\n${v.nodes.map((n) => `    ${n}`).join('\n')}`)
    .join('\n');
}
