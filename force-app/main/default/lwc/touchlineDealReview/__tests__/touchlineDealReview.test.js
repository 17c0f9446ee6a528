import TouchlineDealReview from 'c/touchlineDealReview';
import { respond, variablesOf, refresh } from 'lightning/graphql';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { connection, reviewAnswer, run } from 'c/testRows';
import { DEAL, dealsAnswer, runs } from 'c/testDeals';

const UNTOUCHED = {
  code: 'untouchedSince',
  lastTouchDate: '2026-11-03',
  createdDate: '2026-09-01',
  nextMeeting: null,
  touches: 4,
  threshold: 14,
  thresholdSource: 'default',
  talkingPoint: { code: 'reopenConversation' },
  nextStep: { code: 'logTouch' },
};
const PAST_DUE = {
  code: 'pastDue',
  closeDate: '2026-10-05',
  threshold: 0,
  thresholdSource: 'rule:Past_Due_Days',
  nextStep: { code: 'updateCloseDate' },
};

const open = async (answer) => {
  const page = mount('c-touchline-deal-review', TouchlineDealReview, { recordId: DEAL });
  await flush();
  respond('TouchlineDealReview', answer);
  await flush();
  return page;
};

const raised = reviewAnswer({
  flags: {
    Untouched__c: 'raised',
    Untouched_Severity__c: 'warning',
    Past_Due__c: 'raised',
    Past_Due_Severity__c: 'critical',
  },
  evidence: { untouched: UNTOUCHED, 'past-due': PAST_DUE },
});

describe('c-touchline-deal-review', () => {
  it('asks for the deal and shows a stencil until the answer comes', async () => {
    const page = mount('c-touchline-deal-review', TouchlineDealReview, { recordId: DEAL });
    await flush();
    expect(variablesOf('TouchlineDealReview')).toEqual({ deal: DEAL });
    expect(textOf(one(page, '[role="status"]'))).toBe('Loading the review');
  });

  it('tells raised flags first, the critical one on top, severity in words', async () => {
    const page = await open(raised);
    expect(textOf(page)).toContain('2 flags raised');
    const flags = all(page, 'c-touchline-flag').map(textOf);
    expect(flags[0]).toMatch(/^Close date has passed Critical/);
    expect(flags[1]).toMatch(/^Untouched Warning/);
  });

  it('says the evidence relative to the run, the threshold and where it comes from', async () => {
    const page = await open(raised);
    const [due, untouched] = all(page, 'c-touchline-flag').map(textOf);
    expect(untouched).toContain('Last touch 17 days ago, 4 in all, and no meeting planned.');
    expect(untouched).toContain('Threshold 14 days, product default');
    expect(due).toContain('The close date was Oct 5, 2026, 46 days ago, and the deal is still open.');
    expect(due).toContain('Raised at once, set in your org (Past_Due_Days)');
  });

  it('folds clear checks away behind a button that says whether it is open', async () => {
    const page = await open(
      reviewAnswer({
        flags: { Untouched__c: 'clear', Past_Due__c: 'clear' },
        evidence: {
          untouched: { code: 'touchedRecently', lastTouchDate: '2026-11-19' },
          'past-due': { code: 'closeDateAhead', closeDate: '2026-12-24' },
        },
      }),
    );
    const toggle = one(page, 'button.toggle');
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    expect(textOf(page)).toContain('Nothing needs you here');
    expect(textOf(page)).not.toContain('Last touch yesterday');
    toggle.click();
    await flush();
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    expect(textOf(page)).toContain('Last touch yesterday.');
    expect(textOf(page)).toContain('Close date ahead The close date is Dec 24, 2026.');
  });

  it('says what could not be judged and what would unlock it, without accusing anyone', async () => {
    const page = await open(
      reviewAnswer({
        flags: { Untouched__c: 'unknown', Past_Due__c: 'clear' },
        evidence: { untouched: { code: 'activityGate' }, 'past-due': { code: 'closeDateAhead' } },
      }),
    );
    expect(textOf(page)).toContain('Could not be judged');
    expect(textOf(page)).toContain('Log calls, emails and meetings');
    expect(all(page, 'c-touchline-flag')).toHaveLength(0);
  });

  it('has a state for a closed deal, a deal not reviewed yet and a deal without history', async () => {
    expect(textOf(await open(reviewAnswer({ isClosed: true })))).toContain('This deal is closed');
    expect(textOf(await open(reviewAnswer({ flags: null })))).toContain('Not reviewed yet');
    const bare = await open(
      reviewAnswer({
        flags: { Untouched__c: 'clear', Past_Due__c: 'clear' },
        evidence: { marks: { fallback: 1, unknownStage: 1, newMark: 1 } },
      }),
    );
    expect(textOf(bare)).toContain('This deal has no stage history, so its present fields were used.');
    expect(textOf(bare)).toContain('This deal is in a stage the org no longer defines. Note: newMark');
  });

  it('lives with evidence it cannot read and names codes it does not know', async () => {
    const flags = { Untouched__c: 'raised', Untouched_Severity__c: 'warning', Past_Due__c: 'clear' };
    expect(textOf(await open(reviewAnswer({ flags, evidence: '{"untouched": {' })))).toContain('Untouched');
    const page = await open(
      reviewAnswer({ flags, evidence: { untouched: { code: '<script>alert(1)</script>' } } }),
    );
    expect(textOf(page)).toContain('Reason: <script>alert(1)</script>');
    expect(all(page, 'script')).toHaveLength(0);
  });

  it('warns when the review is old', async () => {
    const old = run({ asOf: '2020-01-01T10:00:00Z' });
    const page = await open(reviewAnswer({ flags: null, runs: [old], successes: [old] }));
    expect(textOf(page)).toContain('No run has succeeded for more than 26 hours');
  });

  it('shows an error with a retry', async () => {
    const page = await open({ errors: [{ message: 'Field not found' }] });
    expect(textOf(one(page, '[role="alert"]'))).toContain('Field not found');
    one(page, 'button.retry').click();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  describe('with many flags', () => {
    const flags = {
      untouched: 'raised',
      'past-due': 'critical',
      pushed: 'critical',
      'no-next-step': 'raised',
      regressed: 'raised',
      'over-age': 'clear',
    };
    const evidence = {
      pushed: {
        code: 'pushedTimes',
        pushes: 4,
        lastPush: '2026-11-05',
        threshold: 2,
        thresholdSource: 'default',
      },
      untouched: { ...UNTOUCHED, thresholdSource: 'derived' },
    };
    const facts = { stageSince: '2026-11-02', nextMeeting: null, touches: 0, lastTouch: null };
    const many = (more) =>
      dealsAnswer([[{}, { flags, evidence, ...facts, ...more }]], {
        ...runs(),
        Opportunity: connection([
          {
            Id: DEAL,
            IsClosed: { value: false },
            CreatedDate: { value: '2026-09-01T17:00:00Z' },
            CloseDate: { value: '2026-12-01' },
          },
        ]),
      });

    it('shows the three most severe, the others on request', async () => {
      const page = await open(many());
      const names = () => all(page, 'c-touchline-flag').map(({ flag }) => flag.id);
      expect(names()).toEqual(['past-due', 'pushed', 'untouched']);
      const toggle = one(page, 'button.more');
      expect(textOf(toggle)).toBe('2 more flags');
      expect(toggle.getAttribute('aria-expanded')).toBe('false');
      toggle.click();
      await flush();
      expect(toggle.getAttribute('aria-expanded')).toBe('true');
      expect(names()).toEqual(['past-due', 'pushed', 'untouched', 'no-next-step', 'regressed']);
    });

    it('tells a threshold in its own unit and from where it comes', async () => {
      const [, pushed, untouched] = all(await open(many()), 'c-touchline-flag').map(textOf);
      expect(pushed).toContain('Threshold 2, product default');
      expect(untouched).toContain('Threshold 14 days, from your own won deals');
    });

    it('tells facts beside the flags', async () => {
      expect(textOf(one(await open(many()), 'dl'))).toBe(
        'In this stage 18 days Last touch none yet Next meeting none planned',
      );
    });

    it('draws what happened, and stands without it', async () => {
      const drawn = await open(many({ timeline: { touches: ['2026-11-01'] } }));
      expect(textOf(drawn)).toContain('What happened');
      expect(textOf(await open(many()))).not.toContain('What happened');
    });
  });

  it('has no accessibility violation', async () => {
    expect(await violations(await open(raised))).toEqual([]);
  });
});
