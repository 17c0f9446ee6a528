import TouchlineTimeline from 'c/touchlineTimeline';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';

const days = { created: '2026-10-02', closeDate: '2026-12-01', today: '2026-11-20' };
const stored = {
  stages: [{ at: '2026-10-02', stage: '<b>Prospecting</b>', rank: 1 }],
  touches: ['2026-11-01'],
  meetings: [{ at: '2026-10-12', held: true }],
  pushes: [],
  counts: { stages: 1, touches: 1, meetings: 1, pushes: 0 },
};
const open = () => mount('c-touchline-timeline', TouchlineTimeline, { stored, days });

describe('c-touchline-timeline', () => {
  it('says in words what the drawing shows', () => {
    expect(one(open(), '[role="img"]').getAttribute('aria-label')).toBe(
      'Timeline from Oct 2, 2026 to Dec 1, 2026. Stages: 1. Touch days: 1. Meetings: 1. Close date pushes: 0. The list below says the same.',
    );
  });

  it('opens the same as a table', async () => {
    const timeline = open();
    const toggle = one(timeline, 'button');
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    toggle.click();
    await flush();
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    expect(all(timeline, 'tbody tr').map(textOf)).toContain('Oct 12, 2026 Meeting held');
    expect(textOf(timeline)).toContain('Entered <b>Prospecting</b>');
    expect(all(timeline, 'b')).toHaveLength(0);
  });

  it('stands when nothing is known', () => {
    const bare = mount('c-touchline-timeline', TouchlineTimeline, {
      stored: {},
      days: { created: null, closeDate: null, today: '2026-11-20' },
    });
    expect(textOf(bare)).toContain('Today');
  });

  it('has no accessibility violation', async () => {
    const timeline = open();
    one(timeline, 'button').click();
    await flush();
    expect(await violations(timeline)).toEqual([]);
  });
});
