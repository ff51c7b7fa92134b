import type { ExportFormat } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { useProblemText } from "~/api/problem-text";
import { Button } from "~/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "~/components/ui/menu";
import { groupFormats } from "./model/group-formats";
import { fileUrl } from "./model/media-urls";
import { exportFormatsQuery } from "./queries";

/** Every format that the server exports meetings in. */
export function Downloads({ meeting }: { readonly meeting: string }) {
  const t = useTranslations("meeting.download");
  const textOf = useProblemText();
  const { data = [], error, isPending, refetch } = useQuery(exportFormatsQuery);
  const labelOf = ({ id, title }: ExportFormat) => {
    const key = `format.${id}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : title;
  };
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<Download />} aria-label={t("open")} pending={isPending}>
          <span className="max-sm:hidden">{t("open")}</span>
        </Button>
      }
    >
      {error && <MenuItem onSelect={() => void refetch()}>{textOf(error)}</MenuItem>}
      {groupFormats(data).map((formats, at) => (
        <Fragment key={formats[0]?.id}>
          {at > 0 && <MenuSeparator />}
          {formats.map((format) => (
            <MenuItem
              key={format.id}
              render={<a href={fileUrl(meeting, format.id)} download data-format={format.id} />}
            >
              {labelOf(format)}
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}
