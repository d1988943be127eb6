// Moves the focus to the heading of the error summary, when the page has one.
(function () {
  "use strict";
  var kop = document.querySelector(".foutensamenvatting__kop");
  if (kop) {
    kop.focus();
  }
})();
