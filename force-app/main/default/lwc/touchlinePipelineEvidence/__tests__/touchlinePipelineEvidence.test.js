import TouchlinePipelineEvidence from 'c/touchlinePipelineEvidence';
import { respond, variablesOf, refresh } from 'lightning/graphql';
import { navigate } from 'lightning/navigation';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { reviewAnswer } from 'c/testRows';
import { DEAL } from 'c/testDeals';

const open = async (answer) => {
  const element = mount('c-touchline-pipeline-evidence', TouchlinePipelineEvidence, { recordId: DEAL });
  await flush();
  respond('TouchlineDealReview', answer);
  await flush();
  return element;
};
const raised = reviewAnswer({
  flags: { Untouched__c: 'unknown', Past_Due__c: 'raised', Past_Due_Severity__c: 'critical' },
  evidence: {
    untouched: { code: 'activityGate' },
    'past-due': {
      code: 'pastDue',
      closeDate: '2026-11-13',
      threshold: 0,
      thresholdSource: 'default',
      nextStep: { code: 'updateCloseDate' },
    },
  },
});

describe('c-touchline-pipeline-evidence', () => {
  it('asks for the deal of its row', async () => {
    await open(raised);
    expect(variablesOf('TouchlineDealReview')).toEqual({ deal: DEAL });
  });

  it('says why, by which threshold, and what could not be judged', async () => {
    const element = await open(raised);
    const [due, untouched] = all(element, 'li').map(textOf);
    expect(due).toBe(
      'Close date has passed Critical The close date was Nov 13, 2026, 7 days ago, and the deal is still open. Raised at once, product default Change the close date',
    );
    expect(untouched).toContain('Too little activity is logged');
  });

  it('starts the next step', async () => {
    const element = await open(raised);
    one(element, 'button').click();
    expect(navigate).toHaveBeenCalledWith(
      expect.objectContaining({
        attributes: expect.objectContaining({ recordId: DEAL, actionName: 'edit' }),
      }),
    );
  });

  it('says so when nothing is raised or nothing is reviewed', async () => {
    const clear = await open(reviewAnswer({ flags: { Untouched__c: 'clear', Past_Due__c: 'clear' } }));
    expect(textOf(clear)).toBe('Nothing raised: every check that could be made is clear.');
    expect(textOf(await open(reviewAnswer({ flags: null })))).toBe('Not reviewed yet');
  });

  it('shows an error with a retry', async () => {
    const element = await open({ errors: [{ message: 'No access' }] });
    expect(textOf(element)).toContain('No access');
    one(element, 'button.retry').click();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('has no accessibility violation', async () => {
    expect(await violations(await open(raised))).toEqual([]);
  });
});
