/**
 * The way of data: extract → mirror → metrics → review → write back.
 *
 * Each stage is a pure function of what came before plus `asOf`; the only clock is the one `main.ts` hands in. Running
 * again for the same records, settings and `asOf` computes the same rows and therefore writes nothing; a run that finds
 * its records as the last one left them does not even compute (`standing.ts`).
 */
import { extract } from './extract/extract.ts';
import type { SalesforceConnection } from './connection.ts';
import type { Logger } from './log.ts';
import { keepFacts, takeFacts, type Basis } from './kept-facts.ts';
import type { ComputeContext } from './metrics/compute.ts';
import { computeMetrics } from './metrics/compute.ts';
import { defaultSettings } from './metrics/settings.ts';
import { updateMetrics } from './metrics/update/update.ts';
import type { Mirror } from './mirror/mirror.ts';
import { orgTimeZone } from './org-context.ts';
import { parseAsOf } from './period.ts';
import { computeReviews } from './review/compute.ts';
import {
  nothing,
  Stopwatch,
  totals,
  type ObjectSummary,
  type RunSummary,
  type Warning,
} from './run-summary.ts';
import { forgetStanding, keepStanding, whatStands } from './standing.ts';
import { writeConnection } from './writeback/connection.ts';
import type { WriteDependencies } from './writeback/port.ts';
import { unownedSubjects } from './writeback/ownership.ts';
import { refusals } from './writeback/refusals.ts';
import { writeSyncRun } from './writeback/sync-run.ts';
import { writeBack } from './writeback/write-back.ts';

export interface PipelineDependencies {
  connection: SalesforceConnection;
  mirror: Mirror;
  log: Logger;
  /** Private folder of this org: raw pages and job files. */
  folder: string;
  now: () => Date;
  report: (stage: string, message: string) => void;
  /** Stops the run between two stages. */
  signal?: AbortSignal;
}

export interface PipelineOptions {
  /** A date (the end of that local day), an instant, or nothing for the org's present moment. */
  asOf?: string;
  /** Read everything again instead of what changed. */
  full: boolean;
}

/** One run. Failed rows are in the summary; whatever makes the numbers untrustworthy throws, after it was noted on the org. */
export async function runPipeline(deps: PipelineDependencies, options: PipelineOptions): Promise<RunSummary> {
  const startedAt = deps.now();
  const run = new Run(deps, startedAt);
  try {
    return await run.execute(options);
  } catch (error) {
    await run.noteFailure(error);
    throw error;
  }
}

class Run {
  readonly #deps: PipelineDependencies;
  readonly #write: WriteDependencies;
  readonly #startedAt: Date;
  readonly #watch = new Stopwatch();
  #downloadSeconds = 0;
  readonly #objects: Record<string, ObjectSummary> = {};
  readonly #warnings: Warning[] = [];
  #asOf: Date;
  /** Only an org that has our objects can be told about a failure. */
  #packageFound = false;

  constructor(deps: PipelineDependencies, startedAt: Date) {
    this.#deps = deps;
    this.#startedAt = startedAt;
    this.#asOf = startedAt;
    this.#write = {
      connection: writeConnection(deps.connection),
      mirror: deps.mirror,
      log: deps.log,
      folder: `${deps.folder}/jobs`,
      onProgress: (message) => deps.report('writeback', message),
    };
  }

  async execute({ asOf, full }: PipelineOptions): Promise<RunSummary> {
    const { connection, mirror, log, report } = this.#deps;
    await this.#stage('extract', async () => {
      const onProgress = (message: string) => report('extract', message);
      const extracted = await extract({
        connection,
        mirror,
        log,
        folder: this.#deps.folder,
        onProgress,
        options: { full },
      });
      this.#packageFound = true;
      this.#downloadSeconds = extracted.downloadSeconds;
      this.#warnings.push(...extracted.warnings);
      for (const [sObject, { read, changed }] of Object.entries(extracted.objects)) {
        Object.assign(this.#counts(sObject), { read, changed });
      }
    });
    const timeZone = await orgTimeZone(mirror, connection.userId);
    // The org's own clock decides what "now" is: a machine with a wrong clock must not hide an hour of activity.
    this.#asOf = asOf === undefined ? (connection.serverTime ?? this.#deps.now()) : parseAsOf(asOf, timeZone);
    const context = {
      asOf: this.#asOf,
      organizationId: connection.organizationId,
      timeZone,
      integrationUserId: connection.userId,
      settings: defaultSettings,
    };
    const standing = full ? null : await whatStands(mirror, context, asOf === undefined);
    if (standing) {
      this.#asOf = standing.asOf;
      this.#warnings.push(...standing.warnings);
      await this.#stage('writeback', () => this.#noteRun());
      return this.#summary();
    }
    await forgetStanding(mirror);
    const said = this.#warnings.length;
    let isPart = false;
    await this.#stage('metrics', async () => {
      isPart = await this.#compute(context, full);
    });
    await this.#stage(
      'review',
      async () => void this.#warnings.push(...(await computeReviews(mirror, context, isPart))),
    );
    await this.#stage('writeback', async () => {
      for (const [sObject, counts] of Object.entries(await writeBack(this.#write, isPart)))
        Object.assign(this.#counts(sObject), counts);
      const computed = this.#warnings.slice(said);
      const refused = [...(await refusals(mirror)), ...(await unownedSubjects(mirror))];
      this.#warnings.push(...refused);
      // What the org refused is offered again by the next run.
      if (refused.length === 0 && totals(this.#objects).failed === 0) {
        await keepFacts(mirror, context, computed);
        await keepStanding(mirror, context, computed);
      }
      await this.#noteRun();
    });
    return this.#summary();
  }

  /** @returns whether only some scorecards were computed. */
  async #compute(context: ComputeContext, full: boolean): Promise<boolean> {
    const { mirror, log } = this.#deps;
    const basis = await takeFacts(mirror, context);
    const update = full ? { reason: 'asked for' } : await this.#update(context, basis);
    if ('warnings' in update) {
      this.#warnings.push(...update.warnings);
      return true;
    }
    log.info({ reason: update.reason }, 'computing everything');
    this.#warnings.push(...(await computeMetrics(mirror, context)));
    return false;
  }

  /** What goes wrong on the way from the last numbers to these costs time, never the run: everything is computed then. */
  async #update(
    context: ComputeContext,
    basis: Basis,
  ): Promise<{ warnings: Warning[] } | { reason: string }> {
    if ('reason' in basis) return basis;
    try {
      const update = await updateMetrics(this.#deps.mirror, context, basis.since);
      return update.isUpdated ? { warnings: update.warnings } : { reason: update.reason };
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.#deps.log.warn({ reason }, 'the numbers could not be updated');
      return { reason: 'updating failed' };
    }
  }

  /** The failure reaches the pages through the run's record; when even that fails, the log has both. */
  async noteFailure(error: unknown): Promise<void> {
    if (!this.#packageFound) return;
    try {
      await this.#writeRun(error instanceof Error ? error.message : String(error));
    } catch (second) {
      const reason = second instanceof Error ? second.message : String(second);
      this.#deps.log.error({ reason }, 'the failure of this run could not be written to the org');
    }
  }

  async #stage(name: string, work: () => Promise<void>): Promise<void> {
    this.#deps.signal?.throwIfAborted();
    this.#deps.report(name, 'started');
    await this.#watch.time(name, work);
  }

  #counts(sObject: string): ObjectSummary {
    return (this.#objects[sObject] ??= nothing());
  }

  async #noteRun(): Promise<void> {
    const { written, deleted } = await this.#writeRun(null);
    Object.assign(this.#counts('Touchline_Sync_Run__c'), { written, deleted });
  }

  async #writeRun(error: string | null): Promise<{ written: number; deleted: number }> {
    const sum = totals(this.#objects);
    return writeSyncRun(this.#write, {
      asOf: this.#asOf,
      startedAt: this.#startedAt,
      finishedAt: this.#deps.now(),
      rowsRead: sum.read,
      rowsChanged: sum.changed,
      rowsWritten: sum.written,
      rowsDeleted: sum.deleted,
      rowsFailed: sum.failed,
      apiCalls: this.#deps.connection.apiCalls,
      warnings: this.#warnings,
      error,
    });
  }

  #summary(): RunSummary {
    const { apiCalls, bytes } = this.#deps.connection;
    return {
      asOf: this.#asOf.toISOString(),
      objects: Object.fromEntries(Object.entries(this.#objects).sort(([a], [b]) => a.localeCompare(b))),
      apiCalls,
      bytes,
      seconds: this.#watch.seconds,
      stageCpuSeconds: this.#watch.stageCpuSeconds,
      downloadSeconds: Math.round(this.#downloadSeconds * 1000) / 1000,
      cpuSeconds: this.#watch.cpuSeconds(),
      peakMemoryMb: this.#watch.peakMemoryMb(),
      warnings: this.#warnings,
    };
  }
}
