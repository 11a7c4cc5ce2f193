#include "clients/cpp/commit_refs.h"

#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

v1::Change* AddClaim(v1::CommitRequest* request, const std::string& ref) {
  v1::Change* change = request->add_changes();
  change->mutable_claim()->set_subject("unit:x");
  change->set_ref(ref);
  return change;
}

v1::Change* AddGrade(v1::CommitRequest* request, const std::string& claim_ref) {
  v1::Change* change = request->add_changes();
  change->mutable_judgement()->mutable_grade()->mutable_claim()->set_ref(claim_ref);
  return change;
}

v1::CommitResponse Answer(std::initializer_list<const char*> ids) {
  v1::CommitResponse answer;
  for (const char* id : ids) answer.add_results()->set_id(id);
  return answer;
}

TEST(ImportRefsTest, EarlierCommitsAreReferredToByIdAndTheSameCommitByName) {
  ImportRefs refs;
  v1::CommitRequest first;
  AddClaim(&first, "a");
  ASSERT_TRUE(refs.Prepare(&first).ok());
  v1::CommitRequest original;
  AddClaim(&original, "a");
  refs.Keep(original, Answer({"0123456789abcdef"}));

  v1::CommitRequest second;
  AddClaim(&second, "b");
  AddGrade(&second, "a");
  AddGrade(&second, "b");
  ASSERT_TRUE(refs.Prepare(&second).ok());
  EXPECT_EQ(second.changes(1).judgement().grade().claim().id(), "0123456789abcdef");
  EXPECT_EQ(second.changes(2).judgement().grade().claim().ref(), "b");
  EXPECT_EQ(second.changes(0).ref(), "b");
}

TEST(ImportRefsTest, NamesThatTheCommitDoesNotUseAreNotSent) {
  ImportRefs refs;
  v1::CommitRequest request;
  AddClaim(&request, "a");
  ASSERT_TRUE(refs.Prepare(&request).ok());
  EXPECT_EQ(request.changes(0).ref(), "");
}

TEST(ImportRefsTest, RetractionsReferToJudgements) {
  ImportRefs refs;
  v1::CommitRequest first;
  AddClaim(&first, "a");
  AddGrade(&first, "a")->set_ref("j");
  refs.Keep(first, Answer({"0123456789abcdef", "fedcba9876543210"}));
  v1::CommitRequest second;
  second.add_changes()->mutable_retract_judgement()->set_judgement_ref("j");
  ASSERT_TRUE(refs.Prepare(&second).ok());
  EXPECT_EQ(second.changes(0).retract_judgement().judgement_id(), "fedcba9876543210");
  EXPECT_EQ(second.changes(0).retract_judgement().judgement_ref(), "");
}

TEST(ImportRefsTest, AReferenceBeforeItsNameIsAnErrorWithAPath) {
  v1::CommitRequest request;
  AddGrade(&request, "a");
  AddClaim(&request, "a");
  const absl::Status status = ImportRefs().Prepare(&request);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(RpcErrorOf(status)->reason, "UNKNOWN_REF");
  EXPECT_EQ(RpcErrorOf(status)->field, "changes[0].judgement.grade.claim.ref");
}

TEST(ImportRefsTest, ANameIsGivenOnce) {
  v1::CommitRequest request;
  AddClaim(&request, "a");
  AddClaim(&request, "a");
  const absl::Status status = ImportRefs().Prepare(&request);
  EXPECT_EQ(RpcErrorOf(status)->reason, "REPEATED_REF");
  EXPECT_EQ(RpcErrorOf(status)->field, "changes[1].ref");
}

TEST(ExportRefsTest, WhatTheExportHasNamedIsCalledByItsName) {
  ExportRefs refs;
  v1::RecordedChange claim;
  claim.mutable_claim()->set_subject("unit:x");
  claim.set_id("\x01\x02");
  EXPECT_EQ(refs.Change(claim).ref(), "c:0102");

  v1::RecordedChange fulfils;
  fulfils.set_id("\x03");
  fulfils.mutable_judgement()->mutable_fulfils()->mutable_claim()->set_id("\x01\x02");
  fulfils.mutable_judgement()->mutable_fulfils()->mutable_forecast()->set_id("\x09");
  const v1::Change written = refs.Change(fulfils);
  EXPECT_EQ(written.ref(), "j:03");
  EXPECT_EQ(written.judgement().fulfils().claim().ref(), "c:0102");
  EXPECT_EQ(written.judgement().fulfils().forecast().id(), "\x09");  // not in this export

  v1::RecordedChange retraction;
  retraction.mutable_retract_judgement()->set_judgement_id("\x03");
  EXPECT_EQ(refs.Change(retraction).retract_judgement().judgement_ref(), "j:03");
}

}  // namespace
}  // namespace entente
