// LinkedIn's widget calls this global function with what an administrator chose there (its shape is
// not public); the hidden form beside the widget takes it to the server, which confirms it.
window.tandemContractChosen = (chosen) => {
  const form = document.querySelector("[data-contract-choice]");
  form.elements.value.value = JSON.stringify(chosen ?? null);
  form.requestSubmit();
};
