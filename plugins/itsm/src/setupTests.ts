import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages with real user events take their time on a busy machine.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 5_000 });
