import { ApiError } from "@hapju/contract/client";
import { useCallback } from "react";
import { useTranslations } from "use-intl";

/** Says in the reader's language what went wrong; a code of a later server, as the server put it. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations("problems");
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError)) return t("unexpected");
      const code = error.code as Parameters<typeof t.has>[0];
      return t.has(code) ? t(code, { detail: error.message }) : error.message;
    },
    [t],
  );
}
