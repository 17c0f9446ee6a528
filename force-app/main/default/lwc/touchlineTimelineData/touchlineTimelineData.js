import labels from 'c/touchlineTimelineLabels';
import { fill, count, date, days, daysBetween, dayAfter } from 'c/touchlineFormat';

/** Room at both ends of the line, percent, so that a mark at an end is whole. */
const EDGE = 2;
const isDay = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value ?? '');
const dated = (list) => (Array.isArray(list) ? list.filter((entry) => isDay(entry?.at)) : []);
const byDay = (a, b) => (a.at < b.at ? -1 : Number(a.at > b.at));

/** `Timeline__c` as the service wrote it, whatever is missing or broken left out. Oldest first. */
export const readTimeline = (stored) => {
  const touches = (Array.isArray(stored?.touches) ? stored.touches : []).filter(isDay).sort();
  const lists = {
    stages: dated(stored?.stages).sort(byDay),
    touches,
    meetings: dated(stored?.meetings).sort(byDay),
    pushes: dated(stored?.pushes).sort(byDay),
  };
  const counts = Object.fromEntries(
    Object.entries(lists).map(([kind, list]) => [kind, stored?.counts?.[kind] ?? list.length]),
  );
  return { ...lists, counts };
};

/**
 * First and last day of the line. A close date far ahead would squeeze everything that happened into a corner: the
 * line then ends before it.
 */
const spanOf = ({ stages, touches, meetings, pushes }, created, closeDate, today) => {
  const at = ({ at: day }) => day;
  const known = [...stages.map(at), ...touches, ...meetings.map(at), ...pushes.map(at), today];
  if (created) known.push(created);
  known.sort();
  const from = known[0];
  const last = known.at(-1);
  const furthest = dayAfter(today, Math.max(30, Math.round(daysBetween(from, today) / 2)));
  const to = closeDate > last ? (closeDate < furthest ? closeDate : furthest) : last;
  return { from, to: to > from ? to : dayAfter(from, 1) };
};

/** A move to an earlier stage, of two stages whose places are known. */
const isBack = (stage, before) =>
  Number.isFinite(before?.rank) && Number.isFinite(stage.rank) && stage.rank < before.rank;

const bandsOf = (stages, today, to, place) =>
  stages.map((stage, index) => {
    const next = stages[index + 1];
    const start = place(stage.at);
    const end = place(next?.at ?? (today > stage.at ? today : to));
    const back = isBack(stage, stages[index - 1]);
    return {
      key: `${stage.at} ${index}`,
      style: `inset-inline-start: ${start}%; inline-size: ${Math.max(end - start, 0.6)}%`,
      text: back ? fill(labels.Timeline_Back, stage.stage) : stage.stage,
      class: next ? 'band' : 'band band_now',
    };
  });

/** What is drawn: each list as marks with their place on the line in percent. */
export const drawTimeline = (timeline, { created, closeDate, today }) => {
  const { from, to } = spanOf(timeline, created, closeDate, today);
  const length = daysBetween(from, to);
  const place = (day) => {
    const share = Math.min(1, Math.max(0, daysBetween(from, day) / length));
    return Number((EDGE + share * (100 - 2 * EDGE)).toFixed(2));
  };
  const marks = (list, more = () => ({})) =>
    list.map((entry, index) => ({ key: index, x: `${place(entry.at)}%`, ...more(entry) }));
  return {
    from,
    to,
    today: `${place(today)}%`,
    todayShare: place(today),
    close:
      isDay(closeDate) && closeDate <= to ? { x: `${place(closeDate)}%`, share: place(closeDate) } : null,
    bands: bandsOf(timeline.stages, today, to, place),
    touches: marks(timeline.touches.map((at) => ({ at }))),
    meetings: marks(timeline.meetings, ({ held }) => ({ class: held ? 'meeting' : 'meeting meeting_ahead' })),
    pushes: marks(timeline.pushes),
  };
};

/** The same as a list, the newest first: `{key, day, text}`. */
export const listTimeline = (timeline, { created, closeDate }) => {
  const { stages, touches, meetings, pushes } = timeline;
  const events = [
    ...stages.map((stage, index) => ({
      at: stage.at,
      text: fill(
        isBack(stage, stages[index - 1]) ? labels.Timeline_Event_Back : labels.Timeline_Event_Stage,
        stage.stage,
      ),
    })),
    ...touches.map((at) => ({ at, text: labels.Timeline_Event_Touch })),
    ...meetings.map(({ at, held }) => ({
      at,
      text: held ? labels.Timeline_Event_Held : labels.Timeline_Event_Planned,
    })),
    ...pushes.map(({ at, days: moved }) => ({
      at,
      text: Number.isFinite(moved)
        ? fill(labels.Timeline_Event_Push, days(moved))
        : labels.Timeline_Event_Push_Unknown,
    })),
  ];
  if (created) events.push({ at: created, text: labels.Timeline_Event_Created });
  if (isDay(closeDate)) events.push({ at: closeDate, text: labels.Timeline_Event_Close });
  return events
    .sort((a, b) => byDay(b, a))
    .map(({ at, text }, index) => ({ key: index, day: date(at), text }));
};

/** How many older ones the service left out, as a sentence; null when nothing is missing. */
export const leftOut = ({ counts, ...lists }) => {
  const missing = Object.entries(counts).reduce(
    (sum, [kind, number]) => sum + Math.max(0, number - lists[kind].length),
    0,
  );
  return missing > 0 ? fill(labels.Timeline_Left_Out, count(missing)) : null;
};
