-- AlterTable
ALTER TABLE "login_session" ADD COLUMN "role_person_id" UUID;

-- CreateIndex
CREATE INDEX "mandate_assignor_person" ON "mandate"("assignor_person_id");

-- AddForeignKey
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_role_person_id_fkey" FOREIGN KEY ("role_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- On behalf of a person one acts as a private person, and never of oneself.
ALTER TABLE "login_session"
    ADD CONSTRAINT "login_session_role_person_is_another" CHECK (role_person_id IS NULL OR (role_kind IS NOT NULL AND role_kind = 'private_person' AND role_person_id <> person_id));
