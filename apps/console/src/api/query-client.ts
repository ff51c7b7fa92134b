import { ApiError } from "@hapju/contract/client";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

/** Called when the session has ended while somebody works. */
let signedOut = () => {};
export const onSignedOut = (listener: () => void) => {
  signedOut = listener;
};

const watch = (error: Error) => {
  if (error instanceof ApiError && error.code === "not-signed-in") signedOut();
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => {
        if (!(error instanceof ApiError) || error.status >= 500) return count < 4;
        // Nobody answers: the page says so within two seconds, and asks on. What the server refuses it will refuse again.
        return error.status === 0 && count < 2;
      },
      retryDelay: (count) => Math.min(8000, 500 * 2 ** count),
    },
  },
});
