const databases = { SQLite: /\bSQLITE_\d+\b/, PostgreSQL: /\bPOSTGRES_\d+\b/ };

/** How many tests passed on each database, by the ids in their names. */
export function databaseCounts(results) {
  const passed = results.testResults.flatMap(passedTests);
  return Object.fromEntries(
    Object.entries(databases).map(([name, id]) => [
      name,
      passed.filter(test => id.test(test)).length,
    ]),
  );
}

/** Why jest's results are not those of a complete run; empty if they are. */
export function findGaps(results) {
  const gaps = [];
  if (results.numPendingTests > 0 || results.numTodoTests > 0) {
    gaps.push(
      `${results.numPendingTests} tests skipped (skip, only) and ${results.numTodoTests} still to be written (todo)`,
    );
  }
  if (results.numPendingTestSuites > 0) {
    gaps.push(`${results.numPendingTestSuites} suites skipped`);
  }
  for (const [name, count] of Object.entries(databaseCounts(results))) {
    if (count === 0) {
      gaps.push(`no test passed on ${name}`);
    }
  }
  for (const suite of results.testResults) {
    const passed = passedTests(suite);
    const ranOn = id => passed.some(test => id.test(test));
    if (ranOn(databases.SQLite) && !ranOn(databases.PostgreSQL)) {
      gaps.push(`${suite.name} ran on SQLite only`);
    }
  }
  return gaps;
}

function passedTests(suite) {
  return suite.assertionResults
    .filter(test => test.status === 'passed')
    .map(test => test.fullName);
}
