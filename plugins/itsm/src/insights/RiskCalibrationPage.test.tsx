import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ChangeOutcome } from 'backstage-plugin-itsm-common';
import { renderInsights } from '../__testUtils__/renderInsights';

function outcome(changes: Partial<ChangeOutcome>): ChangeOutcome {
  return {
    implemented: 0,
    successful: 0,
    successfulWithIssues: 0,
    unsuccessful: 0,
    causedIncidents: 0,
    followedByIncidents: 0,
    withoutEnd: 0,
    emergencies: 0,
    restoreTime: { n: 0, missing: 0 },
    ...changes,
  };
}

describe('RiskCalibrationPage', () => {
  it('sets what was foretold against how it went, and says what it means', async () => {
    const asked = jest.fn();
    renderInsights(
      '/risk-calibration?from=2026-03-01&to=2026-03-31&timezone=Europe/Berlin',
      {
        insights: {
          changeOutcomes: async request => {
            asked(request);
            return {
              overall: outcome({ implemented: 153 }),
              items: [
                {
                  key: 'low',
                  ...outcome({
                    implemented: 100,
                    successful: 97,
                    unsuccessful: 2,
                    causedIncidents: 9,
                  }),
                },
                {
                  key: 'high',
                  ...outcome({
                    implemented: 50,
                    successful: 40,
                    unsuccessful: 10,
                    causedIncidents: 1,
                  }),
                },
              ],
              pageInfo: {},
            };
          },
        },
      },
    );
    const table = within(
      await screen.findByRole('table', { name: 'Risk calibration' }),
    );
    const low = table.getByRole('row', { name: /Low risk/ });
    expect(low).toHaveTextContent(/100.*97 98%.*2 2%.*9 9%.*1$/);
    expect(
      within(low).getByRole('link', { name: '100' }).getAttribute('href'),
    ).toContain('risk=low');
    expect(
      within(low).getByRole('link', { name: '9' }).getAttribute('href'),
    ).toContain('causedIncidents=true');
    const moderate = within(table.getByRole('row', { name: /Moderate risk/ }));
    expect(moderate.queryByRole('link')).not.toBeInTheDocument();
    expect(
      screen.getByText(/The higher the risk, the more changes ended/),
    ).toHaveTextContent(
      '2 of 99 (2%) at “Low risk”, 10 of 50 (20%) at “High risk”',
    );
    expect(
      screen.getByText(/Which changes cause incidents can’t be told apart yet/),
    ).toHaveTextContent(
      '9 of 100 (9%) did at “Low risk”, 1 of 50 (2%) at “High risk”',
    );
    expect(screen.getByText(/^3 more changes were carried out/)).toBeVisible();
    expect(asked).toHaveBeenCalledWith(
      expect.objectContaining({
        groupBy: 'risk',
        from: '2026-02-28T23:00:00.000Z',
        to: '2026-03-31T22:00:00.000Z',
        timezone: 'Europe/Berlin',
      }),
    );
  });

  it('is led to from the changes by risk, and back, about the same', async () => {
    const user = userEvent.setup();
    const search = '?system=system:default/shop&days=30&changesBy=risk';
    const overall = outcome({ implemented: 1 });
    const { address } = renderInsights(search, {
      insights: {
        changeOutcomes: async () => ({
          overall,
          items: [{ key: 'low', ...overall }],
          pageInfo: {},
        }),
      },
    });
    await user.click(
      await screen.findByRole('link', { name: 'How well risk is foretold' }),
    );
    await screen.findByRole('table', { name: 'Risk calibration' });
    expect(address()).toBe(`/itsm/insights/risk-calibration${search}`);
    await user.click(screen.getByRole('link', { name: 'Insights' }));
    await screen.findByRole('region', { name: 'What changes did' });
    expect(address()).toBe(`/itsm/insights${search}`);
    await user.click(screen.getByRole('radio', { name: 'Team' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: 'How well risk is foretold' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('says that there is nothing to compare', async () => {
    renderInsights('/risk-calibration', {});
    expect(
      await screen.findByText(/No change of this time whose risk was assessed/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Insights' })).toHaveAttribute(
      'href',
      '/itsm/insights',
    );
  });
});
