import { readFileSync } from 'fs';
import { join } from 'path';
import { createChangeLifecycle } from '../change/lifecycle';
import { incidentLifecycle } from '../incident/lifecycle';
import { problemLifecycle } from '../problem/lifecycle';
import { printLifecycle } from './printLifecycle';

const cells = (text: string) =>
  text
    .split('\n')
    .filter(line => line.startsWith('|') && !line.includes('---'))
    .map(line => line.split('|').map(cell => cell.trim()));

describe('docs/processes.md', () => {
  const page = readFileSync(
    join(__dirname, '../../../../docs/processes.md'),
    'utf8',
  );

  it.each([
    ['Incident', incidentLifecycle],
    ['Change', createChangeLifecycle()],
    ['Problem', problemLifecycle],
  ])('tells the life of a %s as it is', (name, lifecycle) => {
    const section = page.split(`## ${name}\n`)[1].split('\n## ')[0];
    expect(cells(section)).toEqual(cells(printLifecycle(lifecycle)));
  });
});
