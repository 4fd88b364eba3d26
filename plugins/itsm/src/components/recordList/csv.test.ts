import { toCsv } from './csv';

describe('toCsv', () => {
  it('quotes what would break a row and disarms what a spreadsheet would run', () => {
    expect(
      toCsv([
        ['Title', 'State'],
        ['A, "quoted" one', 'New'],
        ['=HYPERLINK("http://evil")', '-1'],
        ['two\nlines', '@SUM(A1)'],
      ]),
    ).toBe(
      '\uFEFFTitle,State\r\n' +
        '"A, ""quoted"" one",New\r\n' +
        '"\'=HYPERLINK(""http://evil"")",\'-1\r\n' +
        '"two\nlines",\'@SUM(A1)\r\n',
    );
  });
});
