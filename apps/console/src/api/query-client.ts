import { ApiError } from "@hapju/contract/client";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

/** Called when the session ends during use. */
let signedOut = () => {};
/** Sets what happens when the session has ended. */
export const onSignedOut = (listener: () => void) => {
  signedOut = listener;
};

const watch = (error: Error) => {
  if (error instanceof ApiError && error.code === "not-signed-in") signedOut();
};

/** The cache of everything the server has answered. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => {
        if (!(error instanceof ApiError) || error.status >= 500) return count < 4;
        // Unreachable: the page says so within two seconds. A refusal is final.
        return error.status === 0 && count < 2;
      },
      retryDelay: (count) => Math.min(8000, 500 * 2 ** count),
    },
  },
});
