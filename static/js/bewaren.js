// Saves a part of the conversation while it is typed: form[data-bewaren], its line [data-stand] and its warnings.
// Without this script the buttons of the form do the same.
//
// What was typed is kept in the page only. Not in localStorage, sessionStorage or IndexedDB: it is medical and
// personal text, the tablet is shared and can be lost, and what a browser keeps on disk is not encrypted by us,
// outlives logging out and escapes the destruction of the case.
(function () {
  "use strict";
  var formulier = document.querySelector("form[data-bewaren]");
  if (!formulier || !window.fetch || !window.URLSearchParams || !formulier.requestSubmit) {
    return;
  }
  var WACHT = 1200, EERSTE = 3000, HOOGSTENS = 30000;
  var stand = formulier.querySelector("[data-stand]");
  var waarschuwingen = document.querySelector("[data-waarschuwingen]");
  // After a refusal the server shows what was typed, but has not kept it.
  var bewaard = formulier.hasAttribute("data-onbewaard") ? "" : inhoud();
  var bezig = null, klok = null, pauze = EERSTE, botst = false, vrij = false;

  function inhoud() {
    var velden = new URLSearchParams(new FormData(formulier));
    velden.delete("versie");
    velden.delete("csrfmiddlewaretoken");
    return velden.toString();
  }
  function gewijzigd() {
    return inhoud() !== bewaard;
  }
  function zeg(zin) {
    if (stand.textContent !== zin) {
      stand.textContent = zin;
    }
  }
  function straks(over) {
    window.clearTimeout(klok);
    klok = window.setTimeout(bewaar, over);
  }
  function waarschuw(zinnen) {
    waarschuwingen.replaceChildren.apply(waarschuwingen, zinnen.map(function (zin) {
      var blok = document.createElement("div"), tekst = document.createElement("p");
      blok.className = "utrecht-alert utrecht-alert--warning melding-blok";
      tekst.textContent = zin;
      blok.appendChild(tekst);
      return blok;
    }));
  }

  // Who logged in again in another tab has another token there.
  function ververs() {
    var koekje = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (koekje) {
      formulier.elements.csrfmiddlewaretoken.value = koekje[1];
    }
  }

  // One request at a time, so an older text never arrives after a newer one.
  // Gives "goed", "botst" (somebody else saved), "fout" (something cannot be saved as typed) or "niet" (not received).
  function bewaar() {
    window.clearTimeout(klok);
    if (bezig) {
      return bezig.then(bewaar);
    }
    if (botst || !gewijzigd()) {
      return Promise.resolve(botst ? "botst" : "goed");
    }
    ververs();
    var verstuurd = inhoud();
    zeg("Bezig met bewaren…");
    bezig = window.fetch(formulier.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(formulier)),
      credentials: "same-origin",
      redirect: "manual",
      keepalive: verstuurd.length < 60000
    }).then(function (antwoord) {
      return ontvang(antwoord, verstuurd);
    }, geenVerbinding).then(function (uitkomst) {
      bezig = null;
      if (uitkomst === "goed" && gewijzigd()) {
        straks(WACHT);
      }
      return uitkomst;
    });
    return bezig;
  }
  function ontvang(antwoord, verstuurd) {
    if (antwoord.status !== 200 && antwoord.status !== 409 && antwoord.status !== 422) {
      if (antwoord.status >= 500) {
        return geenVerbinding();
      }
      zeg("Niet bewaard. Misschien bent u uitgelogd. Uw tekst staat nog op deze pagina. " +
        "Log in op een ander tabblad en ga hier daarna verder.");
      return "niet";
    }
    return antwoord.json().then(function (gegevens) {
      pauze = EERSTE;
      if (antwoord.status === 422) {
        zeg("Nog niet bewaard. " + gegevens.zin);
        return "fout";
      }
      if (antwoord.status === 409) {
        botst = true;
        zeg(gegevens.zin + " Uw tekst staat nog op deze pagina. ");
        stand.appendChild(vergelijk());
        return "botst";
      }
      bewaard = verstuurd;
      formulier.elements.versie.value = gegevens.versie;
      if (waarschuwingen) {
        waarschuw(gegevens.waarschuwingen);
      }
      zeg("Bewaard om " + gegevens.bewaard);
      return "goed";
    }, geenVerbinding);
  }
  function geenVerbinding() {
    zeg("Geen verbinding. Uw tekst staat nog op deze pagina. Sluit de pagina niet; wij proberen het opnieuw.");
    straks(pauze);
    pauze = Math.min(pauze * 2, HOOGSTENS);
    return "niet";
  }
  function vergelijk() {
    var knop = document.createElement("button");
    knop.type = "submit";
    knop.className = "utrecht-button utrecht-button--primary-action";
    knop.textContent = "Vergelijken";
    return knop;
  }

  formulier.addEventListener("input", function () { straks(WACHT); });
  formulier.addEventListener("change", function () { straks(WACHT); });
  window.addEventListener("online", function () { pauze = EERSTE; bewaar(); });
  document.addEventListener("visibilitychange", function () {
    bewaar();
  });
  // A button first saves here: when the network is gone, the page with the text stays.
  formulier.addEventListener("submit", function (gebeurtenis) {
    if (vrij) {
      return;
    }
    gebeurtenis.preventDefault();
    var knop = gebeurtenis.submitter;
    if (window.navigator.onLine === false) {
      geenVerbinding();
      return;
    }
    bewaar().then(function (uitkomst) {
      if (uitkomst !== "niet") {
        // Not at once: while this event is being handled, the browser ignores a second submit.
        window.setTimeout(function () {
          vrij = true;
          formulier.requestSubmit(knop);
        }, 0);
      }
    });
  });
  window.addEventListener("beforeunload", function (gebeurtenis) {
    if (!vrij && gewijzigd()) {
      bewaar();
      gebeurtenis.preventDefault();
      gebeurtenis.returnValue = "";
    }
  });
})();
