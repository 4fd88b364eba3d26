import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, renderHook } from '@testing-library/react';
import { useLiveRecords } from './useLiveRecords';

describe('useLiveRecords', () => {
  const unsubscribe = jest.fn();

  function renderIt() {
    const onWrite = jest.fn();
    const view = renderHook(() => useLiveRecords({ onWrite }), {
      wrapper: ({ children }) => (
        <TestApiProvider
          apis={[[signalApiRef, { subscribe: () => ({ unsubscribe }) }]]}
        >
          {children}
        </TestApiProvider>
      ),
    });
    return { onWrite, ...view };
  }

  function show(state: DocumentVisibilityState) {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(() => jest.useFakeTimers());

  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('looks again once in a while, for signals that got lost', () => {
    const { onWrite, unmount } = renderIt();
    act(() => jest.advanceTimersByTime(59_000));
    expect(onWrite).not.toHaveBeenCalled();
    act(() => jest.advanceTimersByTime(2_000));
    expect(onWrite).toHaveBeenCalledTimes(1);

    unmount();
    act(() => jest.advanceTimersByTime(120_000));
    expect(onWrite).toHaveBeenCalledTimes(1);
    expect(unsubscribe).toHaveBeenCalledTimes(1);
  });

  it('leaves a hidden page alone until the reader is back', () => {
    const { onWrite } = renderIt();
    show('hidden');
    act(() => jest.advanceTimersByTime(120_000));
    expect(onWrite).not.toHaveBeenCalled();
    show('visible');
    expect(onWrite).toHaveBeenCalledTimes(1);
  });
});
