import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { toast } from "~/components/ui/toast";
import { browserTimeZone } from "~/i18n/time-zones";
import { Page } from "~/layout/page";
import { useMe } from "~/layout/use-me";
import { useTitle } from "~/lib/use-title";
import { RECORDINGS } from "~/uploads/recordings";
import { uploads, useUpload } from "~/uploads/uploads";
import { DropTarget } from "./drop-target";
import { MeetingFilterBar } from "./filter-bar";
import { MeetingList } from "./meeting-list";
import { SearchBox } from "./search-box";
import { SearchHits } from "./search-hits";

const UploadDialog = lazy(() => import("./upload-dialog").then((m) => ({ default: m.UploadDialog })));
const UploadRow = lazy(() => import("./upload-row").then((m) => ({ default: m.UploadRow })));
const route = getRouteApi("/inside/meetings");

/** The list of meetings, search and upload. */
export function MeetingsPage() {
  const t = useTranslations("meetings");
  const { q } = route.useSearch();
  const { isEditor } = useMe();
  // Most meetings are held in the language one reads in; the form asks.
  const language = useLocale();
  const upload = useUpload();
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useTitle(t("title"));

  useEffect(() => {
    uploads.onMeeting(({ title }) => {
      setOpen(false);
      toast({ title: t("upload.started", { title }) });
    });
  }, [t]);

  const take = (file: File | undefined) => {
    if (!file) return;
    uploads.start(file, { language, timeZone: browserTimeZone(), access: "everyone" });
    setOpen(true);
  };
  const choose = () => input.current?.click();

  return (
    <Page>
      <PageHeader
        title={t("title")}
        description={t("lead")}
        actions={
          isEditor && (
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={choose}>
              {t("new")}
            </Button>
          )
        }
      />
      {isEditor && (
        <>
          <input
            ref={input}
            type="file"
            accept={RECORDINGS}
            hidden
            onChange={({ target }) => {
              take(target.files?.[0]);
              target.value = "";
            }}
          />
          <DropTarget onFile={take} />
          {upload && (
            <Suspense>
              {!isOpen && <UploadRow upload={upload} onOpen={() => setOpen(true)} />}
              <UploadDialog upload={upload} open={isOpen} onOpenChange={setOpen} />
            </Suspense>
          )}
        </>
      )}
      <SearchBox />
      {q ? (
        <SearchHits q={q} />
      ) : (
        <>
          <MeetingFilterBar />
          <MeetingList onUpload={isEditor ? choose : undefined} />
        </>
      )}
    </Page>
  );
}
