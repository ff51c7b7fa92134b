import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "~/components/ui/menu";
import { fileUrl } from "./model/media-urls";

const GROUPS = [
  ["docx", "pdf", "html", "md"],
  ["vtt", "srt"],
  ["json", "seglst", "stm", "rttm", "tracks", "evidence"],
] as const;

/** Every format the minutes come in. */
export function Downloads({ meeting }: { readonly meeting: string }) {
  const t = useTranslations("meeting.download");
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<Download />} aria-label={t("open")}>
          <span className="max-sm:hidden">{t("open")}</span>
        </Button>
      }
    >
      {GROUPS.map((formats, at) => (
        <div key={formats[0]}>
          {at > 0 && <MenuSeparator />}
          {formats.map((format) => (
            <MenuItem
              key={format}
              render={<a href={fileUrl(meeting, format)} download data-format={format} />}
            >
              {t(format)}
            </MenuItem>
          ))}
        </div>
      ))}
    </Menu>
  );
}
