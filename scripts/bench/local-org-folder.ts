/** A seed folder for the local org: as many deals, tasks and events as asked for, the same ones every time. */
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';

export interface Size {
  deals: number;
  tasks: number;
  events: number;
}

const end = Date.UTC(2026, 10, 20, 18);
const twoYears = 730 * 24 * 3600;
const stages = ['Prospecting', 'Qualification', 'Proposal/Price Quote', 'Closed Won', 'Closed Lost'];
const people = 50;

const id = (prefix: string, count: number): string => `${prefix}Bn0${String(count).padStart(9, '0')}`;
const pick = <T>(values: readonly T[], count: number): T => values[count % values.length]!;
/** Scattered over two years, at whole seconds. */
const moment = (count: number): string => new Date(end - ((count * 7919) % twoYears) * 1000).toISOString();
const note = (count: number): string =>
  count % 3 === 0
    ? `"They said: ""we look at it, again, in week ${count % 53}"", and asked for ${count}"`
    : '';

type Line = (count: number) => string;

/** Columns and rows of every file; ids count from 1. */
function files({
  deals,
  tasks,
  events,
}: Size): Record<string, { columns: string; rows: number; line: Line }> {
  const accounts = Math.ceil(deals / 5);
  const contacts = Math.ceil(deals / 2);
  const owner = (count: number) => id('005', 1 + (count % people));
  const who = (count: number) => (count % 2 === 0 ? id('003', 1 + (count % contacts)) : '');
  const what = (count: number) => id('006', 1 + (count % deals));
  return {
    User: {
      columns: 'Id,Username,FirstName,LastName,IsActive',
      rows: people,
      line: (count) => [id('005', count), `rep${count}@bench.test`, 'Rep', count, true].join(),
    },
    Account: {
      columns: 'Id,Name,OwnerId,CreatedDate',
      rows: accounts,
      line: (count) => [id('001', count), `Account ${count}`, owner(count), moment(count)].join(),
    },
    Contact: {
      columns: 'Id,LastName,AccountId,OwnerId,CreatedDate',
      rows: contacts,
      line: (count) =>
        [
          id('003', count),
          `Contact ${count}`,
          id('001', 1 + (count % accounts)),
          owner(count),
          moment(count),
        ].join(),
    },
    Opportunity: {
      columns: 'Id,Name,AccountId,StageName,Amount,CloseDate,OwnerId,CreatedDate',
      rows: deals,
      line: (count) =>
        [
          id('006', count),
          `Deal ${count}`,
          id('001', 1 + (count % accounts)),
          pick(stages, count),
          1000 + (count % 977) * 100,
          moment(count * 31).slice(0, 10),
          owner(count),
          moment(count),
        ].join(),
    },
    Task: {
      columns: 'Id,Subject,Status,Type,ActivityDate,WhatId,WhoId,OwnerId,Description,CreatedDate',
      rows: tasks,
      line: (count) =>
        [
          id('00T', count),
          `Follow up ${count % 1000}`,
          pick(['Completed', 'Not Started', 'In Progress'], count),
          pick(['Call', 'Email', 'Meeting'], count),
          moment(count).slice(0, 10),
          what(count),
          who(count),
          owner(count),
          note(count),
          moment(count),
        ].join(),
    },
    Event: {
      columns: 'Id,Subject,StartDateTime,DurationInMinutes,WhatId,WhoId,OwnerId,CreatedDate',
      rows: events,
      line: (count) =>
        [
          id('00U', count),
          `Meeting ${count % 1000}`,
          moment(count),
          pick([30, 60], count),
          what(count),
          who(count),
          owner(count),
          moment(count),
        ].join(),
    },
  };
}

/** @returns the folder; made once per size. */
export async function benchFolder(parent: string, size: Size): Promise<string> {
  const folder = join(parent, `seed-${size.deals}-${size.tasks}-${size.events}`);
  if (existsSync(folder)) return folder;
  const beside = `${folder}.part`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  for (const [name, { columns, rows, line }] of Object.entries(files(size))) {
    const file = createWriteStream(join(beside, `${name}.csv`));
    file.write(`${columns}\n`);
    for (let count = 1; count <= rows; count++)
      if (!file.write(`${line(count)}\n`)) await once(file, 'drain');
    file.end();
    await finished(file);
  }
  renameSync(beside, folder);
  return folder;
}
