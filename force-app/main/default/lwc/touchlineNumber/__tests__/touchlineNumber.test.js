import TouchlineNumber from 'c/touchlineNumber';
import TouchlineExplain from 'c/touchlineExplain';
import { reading } from 'c/touchlineKpi';
import { mount, flush, one, textOf, violations } from 'c/testMount';
import { kpis } from 'c/testRows';

const context = { subjectName: 'Ana <b>Ruiz</b>', scorecardId: 'a02', period: {}, asOf: null };
const show = (id, figures = {}, properties = {}) =>
  mount('c-touchline-number', TouchlineNumber, {
    reading: reading(kpis({ [id]: figures }), id),
    context,
    ...properties,
  });

describe('c-touchline-number', () => {
  it('is a button whose spoken name holds metric, person and value', () => {
    const button = one(show('win-rate'), 'button');
    expect(button.textContent.trim()).toBe('25%');
    expect(button.getAttribute('aria-label')).toBe('Win rate, Ana <b>Ruiz</b>: 25%. Explain');
    expect(button.getAttribute('aria-haspopup')).toBe('dialog');
  });

  it('is a dash with its reason where there is no value; the reason is spoken too', () => {
    const element = show('win-rate', { value: null, n: 3 });
    expect(textOf(element)).toBe('— 3 of 5 needed');
    expect(one(element, 'button').getAttribute('aria-label')).toContain('no value, 3 of 5 needed');
  });

  it('leaves the reason out where it is told elsewhere', () => {
    expect(textOf(show('win-rate', { value: null, n: 3 }, { quiet: true }))).toBe('—');
  });

  it('shows zero as a number', () => {
    expect(textOf(show('bookings', { value: 0 }))).toBe('$0');
  });

  it('opens Explain and takes the focus back when it closes', async () => {
    const element = show('win-rate');
    one(element, 'button').click();
    expect(TouchlineExplain.open).toHaveBeenCalledWith(
      expect.objectContaining({ label: 'Win rate · Ana <b>Ruiz</b>', context }),
    );
    await flush();
    expect(element.shadowRoot.activeElement).toBe(one(element, 'button'));
  });

  it('has no accessibility violation', async () => {
    expect(await violations(show('win-rate', { value: null, n: 0 }))).toEqual([]);
  });
});
