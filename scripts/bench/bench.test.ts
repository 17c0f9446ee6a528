import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench } from './bench.ts';
import { table } from './report.ts';

test('a tiny bench: the org serves what the service asks, changes arrive, idle runs write nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchline-bench-'));
  try {
    const findings = await bench({ deals: 300, share: 0.01, folder, say: () => undefined });
    const { full, incremental, idle, floors } = findings;
    expect(full.objects['Opportunity']).toMatchObject({ read: 300, changed: 300 });
    expect(full.objects['Touchline_Deal_Review__c']!.written).toBeGreaterThan(20);
    expect(full.objects['Touchline_Scorecard__c']!.written).toBeGreaterThan(100);
    expect(incremental.objects['OpportunityHistory']).toMatchObject({ changed: 3 });
    expect(incremental.objects['Opportunity']).toMatchObject({ changed: 3, deleted: 0 });
    expect(incremental.objects['Touchline_Scorecard__c']!.written).toBeGreaterThan(0);
    expect(idle.objects['Opportunity']).toMatchObject({ changed: 0 });
    expect(floors.lines).toBeGreaterThan(300 * 14);
    // The service received every page, and descriptions and small objects beside.
    expect(full.bytes).toBeGreaterThan(floors.bytes);
    expect(table(findings)).toContain('300 deals');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
