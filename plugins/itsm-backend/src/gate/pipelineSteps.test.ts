import {
  deploymentRequestSchema,
  gateAnswerSchema,
  gateRequestSchema,
} from 'backstage-plugin-itsm-common';
import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { resolve } from 'path';

const page = readFileSync(
  resolve(__dirname, '../../../../docs/gate.md'),
  'utf8',
);

function blocks(language: string): string[] {
  const fence = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g');
  return [...page.matchAll(fence)].map(([, text]) => text);
}

/* What a pipeline hands to the shell. */
function commands(text: string): string[] {
  return [
    ...[...text.matchAll(/^\s+run: (.+)$/gm)],
    ...[...text.matchAll(/^ {4}- ((?:sh|if|\.\/).+)$/gm)],
    ...[...text.matchAll(/\bsh '(.+)'$/gm)],
    ...[...text.matchAll(/command: \[sh, (.+)\]$/gm)],
  ].map(([, command]) => command);
}

function expectShell(script: string) {
  const { status, stderr } = spawnSync('sh', ['-n'], { input: script });
  expect([script, stderr.toString(), status]).toEqual([script, '', 0]);
}

describe('docs/gate.md', () => {
  it('has requests and answers as they are', () => {
    const [asked, answered, reported] = blocks('json').map(text =>
      JSON.parse(text),
    );
    expect(gateRequestSchema.parse(asked)).toEqual(asked);
    expect(gateAnswerSchema.parse(answered)).toEqual(answered);
    expect(deploymentRequestSchema.parse(reported)).toEqual(reported);
  });

  it('has a step that a shell understands, in each pipeline', () => {
    const [script] = blocks('sh');
    expectShell(script);
    const [, actions, gitlab, argo] = blocks('yaml');
    const [jenkins] = blocks('groovy');
    for (const pipeline of [actions, gitlab, jenkins, argo]) {
      const found = commands(pipeline);
      expect(found.length).toBeGreaterThan(0);
      expect(found.some(command => command.includes('gate.sh'))).toBe(true);
      found.forEach(expectShell);
      expect(pipeline).toMatch(/GATE_ON_ERROR.*\b(open|closed)\b/);
    }
  });
});
