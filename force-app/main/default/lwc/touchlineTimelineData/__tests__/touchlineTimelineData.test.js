import { drawTimeline, leftOut, listTimeline, readTimeline } from 'c/touchlineTimelineData';

const STORED = {
  stages: [
    { at: '2026-11-10', stage: 'Qualification', rank: 2 },
    { at: '2026-10-12', stage: 'Needs Analysis', rank: 3 },
    { at: '2026-10-02', stage: 'Prospecting', rank: 1 },
  ],
  touches: ['2026-11-01', '2026-10-12'],
  meetings: [
    { at: '2026-11-30', held: false },
    { at: '2026-10-12', held: true },
  ],
  pushes: [{ at: '2026-11-05', days: 30 }],
  counts: { stages: 3, touches: 25, meetings: 2, pushes: 1 },
};
const DAYS = { created: '2026-10-02', closeDate: '2026-12-01', today: '2026-11-20' };

describe('readTimeline', () => {
  it('puts everything in order of time and keeps the true counts', () => {
    const timeline = readTimeline(STORED);
    expect(timeline.stages.map(({ at }) => at)).toEqual(['2026-10-02', '2026-10-12', '2026-11-10']);
    expect(timeline.touches).toEqual(['2026-10-12', '2026-11-01']);
    expect(timeline.counts).toEqual({ stages: 3, touches: 25, meetings: 2, pushes: 1 });
  });

  it.each([
    [null],
    [undefined],
    ['text'],
    [{}],
    [{ touches: 'x', stages: [null, { at: 'soon' }], meetings: 4 }],
  ])('reads %j as nothing', (stored) => {
    expect(readTimeline(stored)).toEqual({
      stages: [],
      touches: [],
      meetings: [],
      pushes: [],
      counts: { stages: 0, touches: 0, meetings: 0, pushes: 0 },
    });
  });
});

describe('drawTimeline', () => {
  const drawing = drawTimeline(readTimeline(STORED), DAYS);

  it('goes from the first day to the close date, today between', () => {
    expect(drawing).toMatchObject({ from: '2026-10-02', to: '2026-12-01' });
    // 49 of 60 days, of the 96 % between the edges.
    expect(drawing.today).toBe('80.4%');
    expect(drawing.close).toEqual({ x: '98%', share: 98 });
  });

  it('places touches, meetings and pushes by day', () => {
    expect(drawing.touches.map(({ x }) => x)).toEqual(['18%', '50%']);
    expect(drawing.meetings.map(({ class: look }) => look)).toEqual(['meeting', 'meeting meeting_ahead']);
    expect(drawing.pushes.map(({ x }) => x)).toEqual(['56.4%']);
  });

  it('draws a stage until the next one, the present one until today, a step back with a sign', () => {
    expect(
      drawing.bands.map(({ style, text, class: look }) => [/: ([\d.]+%)/.exec(style)[1], text, look]),
    ).toEqual([
      ['2%', 'Prospecting', 'band'],
      ['18%', 'Needs Analysis', 'band'],
      ['64.4%', '‹ Qualification', 'band band_now'],
    ]);
  });

  it('ends before a close date that is far ahead', () => {
    const far = drawTimeline(readTimeline(STORED), { ...DAYS, closeDate: '2028-01-01' });
    expect(far.close).toBeNull();
    expect(far.to).toBe('2026-12-20');
  });

  it('draws a deal of today about which nothing is known', () => {
    const bare = drawTimeline(readTimeline(null), { created: null, closeDate: null, today: '2026-11-20' });
    expect(bare).toMatchObject({ from: '2026-11-20', to: '2026-11-21', today: '2%', bands: [], touches: [] });
  });
});

describe('listTimeline', () => {
  it('tells the same in sentences, the newest first', () => {
    const rows = listTimeline(readTimeline(STORED), DAYS).map(({ day, text }) => `${day}: ${text}`);
    expect(rows).toEqual([
      'Dec 1, 2026: Close date',
      'Nov 30, 2026: Meeting planned',
      'Nov 10, 2026: Went back to Qualification',
      'Nov 5, 2026: Close date pushed by 30 days',
      'Nov 1, 2026: Touch',
      'Oct 12, 2026: Entered Needs Analysis',
      'Oct 12, 2026: Touch',
      'Oct 12, 2026: Meeting held',
      'Oct 2, 2026: Entered Prospecting',
      'Oct 2, 2026: Deal created',
    ]);
  });

  it('says how many older events are not there', () => {
    expect(leftOut(readTimeline(STORED))).toBe('23 older events are not listed.');
    expect(leftOut(readTimeline({ ...STORED, counts: undefined }))).toBeNull();
  });
});
